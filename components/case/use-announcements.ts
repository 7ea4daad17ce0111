"use client";
import { useEffect, useRef } from "react";
import { announce } from "#components/ui/announce.ts";
import type { LiveCase } from "#lib/client/apply-event.ts";
import type { Me } from "#lib/client/queries.ts";
import { describeEvent, type Names } from "#lib/domain/describe.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { formatMoney } from "#lib/domain/money.ts";

/**
 * Says what others did to the open case: politely and batched; at once only for what stops contact, and for losing the case or its
 * end while something is being written. One's own acts and Baton's quiet bookkeeping are not news.
 */
export function useAnnouncements(live: LiveCase, me: Me, names: Names, writing: boolean): void {
  const told = useRef(live.version);
  useEffect(() => {
    const fresh = live.events.filter((event) => event.version > told.current);
    told.current = live.version;
    for (const event of fresh) {
      if ((event.actor.kind === "user" && event.actor.id === me.id) || isOfPayment(event, live.events)) continue;
      announce(wordsOf(event, live, me, names), { urgent: isUrgent(event, me, writing) });
    }
  }, [live, me, names, writing]);
}

/** The hold of a payment that the customer makes: the payment itself is said. */
function isOfPayment(event: CaseEvent, events: readonly CaseEvent[]): boolean {
  if (event.type === "hold-placed") return event.data.kind === "payment-in-progress";
  if (event.type !== "hold-lifted" && event.type !== "hold-expired") return false;
  const { holdId } = event.data;
  return events.some((one) => one.type === "hold-placed" && one.data.holdId === holdId && isOfPayment(one, events));
}

/** From here on somebody must not be contacted, or not so: whoever is about to do it hears it at once. */
const STOPPING: ReadonlySet<CaseEvent["type"]> = new Set<CaseEvent["type"]>([
  "hold-placed",
  "cease-requested",
  "death-recorded",
  "representative-appointed",
  "channel-opted-out",
]);

export function isUrgent(event: CaseEvent, me: { id: string }, writing: boolean): boolean {
  if (STOPPING.has(event.type)) return true;
  if (event.type === "case-closed") return writing;
  return event.type === "owner-changed" && writing && event.data.from.user === me.id && event.data.to.user !== me.id;
}

function wordsOf(event: CaseEvent, { state }: LiveCase, me: Me, names: Names): string {
  const { title, amountMinor } = describeEvent(event, names, me);
  return amountMinor === undefined ? title : `${title}, ${formatMoney(Math.abs(amountMinor), state.currency)}`;
}
