import clsx from "clsx";
import { Clock } from "lucide-react";
import type { ComponentProps, ComponentType, MouseEvent } from "react";
import { Kbd } from "#components/ui/kbd.tsx";

export type ButtonLook = { kind?: "normal" | "primary" | "quiet"; small?: boolean; wide?: boolean };
export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> &
  ButtonLook & {
    icon?: ComponentType<{ className?: string }>;
    /** The shortcut that does the same; shown as a hint. */
    keys?: string;
    /** Working: stays in the tab order and ignores presses. */
    busy?: boolean;
    disabled?: boolean;
    /** Why it is disabled, shown as title and description; the button stays focusable so that the reason can be read. */
    reason?: string;
  };

export function Button(props: ButtonProps) {
  const { kind, small, wide, icon, keys, busy, disabled, reason, className, children, onClick, ...rest } = props;
  const Icon = busy ? Clock : icon;
  const inert = busy || (disabled && Boolean(reason));
  return (
    <button
      type="button"
      title={reason}
      {...rest}
      className={clsx(buttonLook({ kind, small, wide }), className)}
      aria-busy={busy || undefined}
      aria-disabled={inert || undefined}
      disabled={disabled && !inert}
      onClick={inert ? swallow : onClick}
    >
      {Icon ? <Icon className="i" /> : null}
      {children}
      {keys ? <Kbd keys={keys} /> : null}
    </button>
  );
}

/** The class names of a button, for links that look like one. */
export function buttonLook({ kind, small, wide }: ButtonLook = {}): string {
  return clsx(
    "btn",
    kind === "primary" && "btn--primary",
    kind === "quiet" && "btn--quiet",
    small && "btn--small",
    wide && "btn--wide",
  );
}

function swallow(event: MouseEvent) {
  event.preventDefault();
  event.stopPropagation();
}
