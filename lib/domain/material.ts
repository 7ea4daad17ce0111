import type { EventType } from "./events.ts";

/** Events after which a decision that was based on an earlier version has to be looked at again (stale-action guard). */
const MATERIAL: ReadonlySet<EventType> = new Set([
  "payment-received",
  "payment-reversed",
  "promise-broken",
  "dispute-opened",
  "dispute-resolved",
  "complaint-opened",
  "need-disclosed",
  "hold-placed",
  "hold-lifted",
  "hold-expired",
  "owner-changed",
  "case-closed",
  "case-reopened",
  "channel-opted-out",
  "cease-requested",
  "representative-appointed",
  "death-recorded",
  "message-received",
  "promise-part-kept",
  "debt-adjusted",
  "debt-written-off",
  "payment-refunded",
  "refund-failed",
  "chargeback-opened",
  "chargeback-won",
  "chargeback-lost",
  "debt-owed-again",
  "instalment-missed",
  "plan-ended",
  "plan-restored",
  "promise-restored",
  "hardship-told",
]);

export function isMaterial(type: EventType): boolean {
  return MATERIAL.has(type);
}
