"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { bothClocks } from "#components/contact/permission-words.ts";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";

/** An instant on the customer's clock and on this desk's. */
export function BothClocks({ at }: { at: string }) {
  const { state } = useOpenCase();
  const yours = useTimeZone();
  const now = useNow();
  return <time dateTime={at}>{bothClocks(at, state.customer.timeZones[0] ?? yours, yours, now)}</time>;
}
