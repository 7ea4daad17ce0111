import type { ReactNode } from "react";

/** What stands beside the sentences. It scrolls by itself, so the keyboard must reach it. */
export function PolicySide({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus to be scrolled by keys
    <aside className="pol-side" aria-label={label} tabIndex={0}>
      {children}
    </aside>
  );
}
