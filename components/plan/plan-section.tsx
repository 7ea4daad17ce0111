"use client";
import type { ReactNode } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { SideSection } from "#components/case/side-section.tsx";
import { type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { paidOf } from "#components/plan/instalment-words.ts";
import { Instalments } from "#components/plan/instalments.tsx";
import { Button } from "#components/ui/button.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { Seq } from "#components/ui/seq.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Plan } from "#lib/domain/case.ts";
import { FREQUENCIES } from "#lib/domain/money-words.ts";
import { nextInstalment } from "#lib/domain/next-instalment.ts";

/** The plan that stands: how far it is, what is due next, every instalment, and what may be done about it. */
export function PlanSection({ plan }: { plan: Plan }) {
  const { state, eventHref, showEvent } = useOpenCase();
  const { currency } = state;
  const { paid, of } = paidOf(plan);
  const next = nextInstalment(plan);
  return (
    <SideSection
      title="Plan"
      aside={<Seq version={plan.version} href={eventHref(plan.version)} onShow={() => showEvent(plan.version)} />}
    >
      <dl className="facts facts--sums">
        <Fact term={`${FREQUENCIES[plan.terms.frequency]}, ${paid} of ${of} paid`}>
          {moneyWords(plan.receivedMinor, currency)} of {moneyWords(plan.totalMinor, currency)}
        </Fact>
        {next ? (
          <Fact
            term={
              <>
                Next, <Day on={next.dueOn} />
              </>
            }
          >
            <MoneyText minor={next.amountMinor - next.receivedMinor} currency={currency} />
          </Fact>
        ) : null}
        {plan.reviewOn ? (
          <Fact term={plan.reviewDue ? <b>Review is due</b> : "Review"}>
            <Day on={plan.reviewOn} />
          </Fact>
        ) : null}
      </dl>
      <progress className="sr" max={plan.totalMinor} value={Math.min(plan.receivedMinor, plan.totalMinor)}>
        {paid} of {of} instalments paid
      </progress>
      <Instalments plan={plan} />
      <div className="line wrap py-1">
        <PlanAct id="plan" label="Renegotiate" />
        <PlanAct id="review-plan" label="Review" />
        <PlanAct id="end-plan" label="End" />
      </div>
    </SideSection>
  );
}

/** Small, with the reason when it may not be done now. */
export function PlanAct({ id, label, subject, of }: { id: ActId; label: string; subject?: string; of?: string }) {
  const { viewer, state, unsendable, openAct } = useOpenCase();
  const why = whyNotAct(id, viewer, state) ?? unsendable ?? undefined;
  return (
    <Button small disabled={why !== undefined} reason={why} onClick={() => openAct(id, subject)}>
      {label}
      {of ? <span className="sr"> {of}</span> : null}
    </Button>
  );
}

function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="num">{children}</dd>
    </div>
  );
}

function Day({ on }: { on: string }) {
  return <TimeText at={`${on}T12:00:00.000Z`} as="day" />;
}
