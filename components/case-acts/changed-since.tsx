"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Button } from "#components/ui/button.tsx";
import { StaleNotice } from "#components/ui/notice.tsx";
import { Seq } from "#components/ui/seq.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { describeEvent } from "#lib/domain/describe.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { formatMoney } from "#lib/domain/money.ts";

/**
 * What is material and came since the form opened. Before sending it says so; after a refusal it says that nothing was
 * sent, and why. Only "I have seen this" moves the basis of the decision.
 */
export function ChangedSince({
  changes,
  basedOn,
  refused,
  onSeen,
}: {
  changes: CaseEvent[];
  basedOn: number;
  refused: boolean;
  onSeen: () => void;
}) {
  const { version } = useOpenCase();
  if (changes.length === 0) return null;
  return (
    <StaleNotice
      title={refused ? "Not sent: the case has changed." : "Changed since you opened this."}
      acts={
        <Button small onClick={onSeen} data-seen-it="">
          I have seen this
        </Button>
      }
    >
      {refused ? `Decided on #${basedOn}; the case is at #${version}. ` : null}
      {changes.map((event) => (
        <ChangeWords key={event.id} event={event} />
      ))}
      Your text is as you left it.
    </StaleNotice>
  );
}

function ChangeWords({ event }: { event: CaseEvent }) {
  const { names, me, state, eventHref } = useOpenCase();
  const { title, amountMinor } = describeEvent(event, names, me);
  const amount = amountMinor === undefined ? "" : ` ${formatMoney(Math.abs(amountMinor), state.currency)}`;
  return (
    <>
      {title}
      {amount} at <TimeText at={event.at} as="time" />{" "}
      <Seq version={event.version} href={eventHref(event.version)} apart />.{" "}
    </>
  );
}
