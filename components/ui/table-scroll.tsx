import clsx from "clsx";
import type { ReactNode } from "react";

/** A wide table scrolls inside a named region that the keyboard can reach, so that the page never scrolls sideways. */
export function TableScroll({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus to be scrolled by keys
    <section className={clsx("scroll", className)} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
