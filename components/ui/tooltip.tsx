"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

/** Words for a control that shows only an icon. Escape dismisses it; the pointer may enter it. Never the only place of a fact. */
export function Tooltip({
  words,
  side = "top",
  children,
}: {
  words: ReactNode;
  side?: "top" | "right" | "bottom";
  children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner className="pop-place" side={side} sideOffset={6} collisionPadding={8} positionMethod="fixed">
          <Base.Popup className="tip">{words}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
