"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import { type ComponentType, type ReactNode, useId } from "react";

export type Tab<Value extends string> = {
  value: Value;
  label: ReactNode;
  icon?: ComponentType<{ className?: string }>;
  count?: number;
  /** Why it cannot be chosen, said in the tab itself ("off: hold"). */
  reason?: string;
  /** A remark that leaves it open ("on request only"). */
  remark?: string;
  /** All that is to be said of it, as its description: the rule in full, when it ends. */
  why?: string;
};

/** Tabs over one panel. Arrow keys move; the panel is `children` and changes with `value`. */
export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  onChange,
  children,
  className,
  panelClassName,
  scrolls,
  beside,
}: {
  label: string;
  tabs: Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  children: ReactNode;
  className?: string;
  panelClassName?: string;
  /** The panel scrolls, so Tab must reach it. */
  scrolls?: boolean;
  /** At the end of the row of tabs. */
  beside?: ReactNode;
}) {
  const id = useId();
  const list = (
    <Base.List className="tabs" aria-label={label} activateOnFocus={false}>
      {tabs.map(({ icon: Icon, ...tab }) => (
        <Base.Tab
          key={tab.value}
          value={tab.value}
          disabled={Boolean(tab.reason)}
          title={tab.why}
          aria-describedby={tab.why ? `${id}-${tab.value}` : undefined}
        >
          {Icon ? <Icon className="i" /> : null}
          {tab.label} <TabAside tab={tab} />
        </Base.Tab>
      ))}
    </Base.List>
  );
  return (
    <Base.Root className={className} value={value} onValueChange={(next) => onChange(next as Value)}>
      {beside ? (
        <div className="tabs-row">
          {list}
          {beside}
        </div>
      ) : (
        list
      )}
      {tabs.map(({ value: tab, why }) =>
        why ? (
          <span key={tab} hidden id={`${id}-${tab}`}>
            {why}
          </span>
        ) : null,
      )}
      <Base.Panel className={panelClassName} value={value} tabIndex={scrolls ? 0 : -1}>
        {children}
      </Base.Panel>
    </Base.Root>
  );
}

function TabAside({ tab }: { tab: { count?: number; reason?: string; remark?: string } }) {
  const words = tab.reason ?? tab.remark ?? tab.count;
  return words === undefined ? null : <span className="count">{words}</span>;
}
