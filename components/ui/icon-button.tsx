import clsx from "clsx";
import type { ComponentType } from "react";
import { Button, type ButtonProps } from "#components/ui/button.tsx";

/** A button of one icon: the label is its name and its tooltip. */
export function IconButton({
  label,
  icon: Icon,
  className,
  kind = "quiet",
  ...rest
}: Omit<ButtonProps, "icon" | "children"> & { label: string; icon: ComponentType<{ className?: string }> }) {
  return (
    <Button {...rest} kind={kind} className={clsx("btn--icon", className)} aria-label={label} title={label}>
      <Icon className="i" />
    </Button>
  );
}
