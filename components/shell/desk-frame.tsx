import type { ReactNode } from "react";
import { SkipLinks, type SkipTarget } from "#components/shell/skip-links.tsx";

/** The frame of every signed-in screen. `children` are the panes themselves (aside.list, main.main, aside.side), side by side. */
export function DeskFrame({
  skip,
  top,
  strip,
  rail,
  status,
  shortcuts = true,
  children,
}: {
  skip: SkipTarget[];
  top: ReactNode;
  strip?: ReactNode;
  rail: ReactNode;
  status: ReactNode;
  /** False hides the hints of single-key shortcuts. */
  shortcuts?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="desk" data-shortcuts={shortcuts ? "on" : "off"}>
      <SkipLinks targets={skip} />
      {top}
      {strip}
      <div className="desk-body">
        {rail}
        {children}
      </div>
      {status}
    </div>
  );
}
