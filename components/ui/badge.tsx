import { CircleSlash, Hand, PhoneOff, Scale } from "lucide-react";
import type { ReactNode } from "react";
import { Glyph } from "#components/ui/glyph.tsx";

export type BadgeKind = "need" | "hold" | "complaint" | "disputed" | "stop" | "new" | "plain";

const marks: Record<BadgeKind, ReactNode> = {
  need: <Hand className="i" />,
  hold: <Glyph of="paused" />,
  complaint: <Scale className="i" />,
  disputed: <CircleSlash className="i" />,
  stop: <PhoneOff className="i" />,
  new: null,
  plain: null,
};

/** A word with a shape. A need says the adjustment, never the condition; a hold says its kind. */
export function Badge({ kind = "plain", children }: { kind?: BadgeKind; children: ReactNode }) {
  return (
    <span className="badge" data-kind={kind}>
      {marks[kind]}
      {children}
    </span>
  );
}
