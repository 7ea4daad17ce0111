import { ArrowLeftRight, Banknote, Clock, PhoneOff, Scale, User } from "lucide-react";
import type { ReactNode } from "react";
import { Glyph } from "#components/ui/glyph.tsx";

export type HoldLineKind = "hold" | "clock" | "offer" | "lost" | "stop" | "represented" | "opted-out" | "paying";

const marks: Record<HoldLineKind, ReactNode> = {
  hold: <Glyph of="paused" />,
  clock: <Clock className="i" />,
  offer: <ArrowLeftRight className="i" />,
  lost: <User className="i" />,
  stop: <PhoneOff className="i" />,
  represented: <Scale className="i" />,
  paying: <Banknote className="i" />,
  "opted-out": <PhoneOff className="i" />,
};

/** One restriction or clock, one line under the figures, never collapsible: what it is, what it forbids, its rule. */
export function HoldLine({
  kind,
  title,
  children,
  act,
}: {
  kind: HoldLineKind;
  title: ReactNode;
  children?: ReactNode;
  act?: ReactNode;
}) {
  return (
    <div className="limit" data-kind={kind}>
      {marks[kind]}
      <div>
        <b>{title}</b> {children}
      </div>
      {act ? <span className="line">{act}</span> : null}
    </div>
  );
}

/** The strip of all holds and clocks, most severe first (the caller's order). */
export function HoldLines({ children }: { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would promise fields
    <div role="group" aria-label="Restrictions and clocks">
      {children}
    </div>
  );
}
