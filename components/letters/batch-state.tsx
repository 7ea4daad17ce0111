import { Check, LockKeyhole, Mail, Truck } from "lucide-react";
import type { ComponentType } from "react";
import { BATCH_STATES, type BatchState } from "#lib/domain/letters/batch.ts";

const ICONS: Record<BatchState, ComponentType<{ className?: string }>> = {
  open: Mail,
  closing: LockKeyhole,
  closed: Check,
  "handed-over": Truck,
};

/** A shape and a word. */
export function BatchStateText({ state }: { state: BatchState }) {
  const Icon = ICONS[state];
  return (
    <span className="imp-state">
      <Icon className="i" />
      {BATCH_STATES[state]}
    </span>
  );
}
