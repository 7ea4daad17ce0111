"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { localOf } from "#components/case-acts/local-time.ts";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { useCallSlots } from "#lib/client/call-slots.ts";
import type { Purpose } from "#lib/domain/contact-policy/input.ts";

type SlotListProps = {
  purpose: Purpose;
  debtId?: string;
  /** The customer is on the line now. */
  spoken: boolean;
  /** As a field of the desk's wall clock holds it. */
  onChoose: (local: string) => void;
};

/** The next lawful hours for a call, on both clocks; one press puts one into the field. */
export function SlotList({ purpose, debtId, spoken, onChoose }: SlotListProps) {
  const { caseRef, version } = useOpenCase();
  const timeZone = useTimeZone();
  const { data, isError } = useCallSlots(caseRef, version, { purpose, debtId, spoken });
  if (isError) return <p className="hint">Lawful times could not be read. The time is checked when it is saved.</p>;
  if (!data) return <p className="hint">Looking for lawful times.</p>;
  if (data.length === 0) return <p className="hint">No lawful time for this purpose within two weeks.</p>;
  return (
    <fieldset className="field slots">
      <legend className="label">Next lawful times</legend>
      <div className="line wrap">
        {data.map((at) => (
          <Button key={at} small onClick={() => onChoose(localOf(at, timeZone))}>
            <BothClocks at={at} />
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
