"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { moneyWords } from "#components/ui/money-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

/** What stands already, and goes when the new one is made. */
export function StandingArrangement() {
  const { state } = useOpenCase();
  const { arrangement, currency } = state;
  if (!arrangement) return null;
  if (arrangement.kind === "plan") {
    const { receivedMinor, totalMinor } = arrangement;
    return (
      <Notice title={`A plan for ${moneyWords(totalMinor, currency)} stands`}>
        {moneyWords(receivedMinor, currency)} of it is paid. The new arrangement replaces it.
      </Notice>
    );
  }
  return (
    <Notice title={`A promise of ${moneyWords(arrangement.amountMinor, currency)} stands`}>
      by <TimeText at={`${arrangement.dueOn}T12:00:00.000Z`} as="day" />. The new one replaces it.
    </Notice>
  );
}
