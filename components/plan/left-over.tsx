"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Button } from "#components/ui/button.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { Seq } from "#components/ui/seq.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { suggestedInstalment } from "#lib/domain/income-expenditure.ts";
import { FREQUENCIES, type Frequency } from "#lib/domain/money-words.ts";

/** What a month leaves over, from whom it is known, and the most that fits into it. */
export function LeftOver({
  frequency,
  owedMinor,
  onUse,
}: {
  frequency: Frequency;
  owedMinor: number;
  onUse: (minor: number) => void;
}) {
  const { state, openAct, eventHref } = useOpenCase();
  const { affordability, currency } = state;
  if (!affordability) {
    return (
      <p className="line wrap">
        <span className="ink2">No income and expenditure on record: nobody can say what they can afford.</span>
        <Button small onClick={() => openAct("affordability", "plan")}>
          Assess it first
        </Button>
      </p>
    );
  }
  const most = suggestedInstalment(affordability.disposableMinor, frequency, owedMinor);
  return (
    <p className="line wrap">
      <span>
        <b>{moneyWords(affordability.disposableMinor, currency)}</b> left over a month, as told{" "}
        <TimeText at={affordability.at} as="day" />{" "}
        <Seq version={affordability.version} href={eventHref(affordability.version)} apart />.
      </span>
      {most > 0 ? (
        <Button small onClick={() => onUse(most)}>
          Use {moneyWords(most, currency)}, {FREQUENCIES[frequency].toLowerCase()}
        </Button>
      ) : (
        <span className="ink2">Nothing is left to pay with.</span>
      )}
      <Button small kind="quiet" onClick={() => openAct("affordability", "plan")}>
        Assess again
      </Button>
    </p>
  );
}
