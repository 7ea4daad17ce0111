"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ComponentType, ReactElement, ReactNode } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";

/** A menu of acts. `trigger` is a Button or IconButton; children are the parts below. */
export function Menu({
  trigger,
  children,
  align = "end",
  tip,
}: {
  trigger: ReactElement;
  /** Words beside a trigger that shows only an icon. */
  tip?: string;
  children: ReactNode;
  align?: "start" | "end";
}) {
  return (
    <Base.Root>
      {tip ? (
        <Tooltip words={tip} side="right">
          <Base.Trigger render={trigger} />
        </Tooltip>
      ) : (
        <Base.Trigger render={trigger} />
      )}
      <Base.Portal>
        <Base.Positioner className="pop-place" align={align} sideOffset={4} collisionPadding={8} positionMethod="fixed">
          {/* In the order of Tab: where it is too low for its items, it scrolls. */}
          <Base.Popup className="pop" tabIndex={0}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type ItemProps = {
  icon?: ComponentType<{ className?: string }>;
  keys?: string;
  disabled?: boolean;
  /** Why it is disabled; it stays listed. */
  reason?: string;
  children: ReactNode;
};

export function MenuItem({ onClick, disabled, ...face }: ItemProps & { onClick: () => void }) {
  return (
    <Base.Item className="pop-item" disabled={disabled} onClick={onClick}>
      <Face {...face} />
    </Base.Item>
  );
}

export function MenuLink({ href, ...face }: ItemProps & { href: string }) {
  return (
    <Base.LinkItem className="pop-item" href={href}>
      <Face {...face} />
    </Base.LinkItem>
  );
}

export function MenuSwitch({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem className="pop-item" checked={checked} onCheckedChange={onChange}>
      <span className="pop-check">{checked ? <Check className="i" /> : null}</span>
      {children}
      <span className="push ink2">{checked ? "on" : "off"}</span>
    </Base.CheckboxItem>
  );
}

export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  /** `aside`: a count, at the right edge. */
  options: { value: Value; label: string; aside?: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="pop-head">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(next: Value) => onChange(next)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} className="pop-item" value={option.value}>
            <span className="pop-check">{option.value === value ? <Check className="i" /> : null}</span>
            {option.label}
            {option.aside ? <span className="push ink2">{option.aside}</span> : null}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuRule() {
  return <Base.Separator className="pop-rule" />;
}

function Face({ icon: Icon, keys, reason, children }: ItemProps) {
  return (
    <>
      {Icon ? <Icon className="i" /> : null}
      <span>
        {children}
        {reason ? <span className="pop-why">{reason}</span> : null}
      </span>
      {keys ? (
        <span className="push">
          <Kbd keys={keys} />
        </span>
      ) : null}
    </>
  );
}
