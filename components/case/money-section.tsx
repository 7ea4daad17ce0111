"use client";
import type { ReactNode } from "react";
import { EventSeq } from "#components/case/event-seq.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { SideSection } from "#components/case/side-section.tsx";
import { type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { Button } from "#components/ui/button.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { TimeText } from "#components/ui/time-text.tsx";
import type { DebtState } from "#lib/domain/case.ts";
import { HEADS, type Head } from "#lib/domain/money-words.ts";

/** The debts by what they are made of, what came in, and what we hold; ending in the balance. */
export function MoneySection() {
  const { state } = useOpenCase();
  const { debts, balanceMinor, arrearsMinor, creditMinor, moneyVersion } = state;
  const paid = state.payments.reduce((sum, one) => sum + Math.max(0, one.amountMinor - one.returnedMinor), 0);
  const count = state.payments.filter((one) => !one.reversed).length;
  return (
    <SideSection title="Money" aside={<EventSeq version={moneyVersion} />}>
      <dl className="facts facts--sums">
        {debts.map((debt) => (
          <DebtRows key={debt.id} debt={debt} />
        ))}
        <Row term="Arrears, past their due day" minor={arrearsMinor} />
        <Row term={`Paid, ${count === 1 ? "1 payment" : `${count} payments`}`} minor={paid} />
        {creditMinor > 0 ? <Row term="Credit, to refund or apply" minor={creditMinor} /> : null}
        {creditMinor < 0 ? <Row term="Gone back twice, not part of the balance" minor={-creditMinor} /> : null}
        <Row term="Balance" minor={balanceMinor} closing />
      </dl>
      <div className="line wrap py-1">
        <MoneyAct id="ledger" label="Ledger" />
        <MoneyAct id="pay-link" label="Pay link" />
        {creditMinor > 0 ? (
          <>
            <MoneyAct id="refund" label="Refund" />
            <MoneyAct id="apply-credit" label="Apply credit" />
          </>
        ) : null}
      </div>
    </SideSection>
  );
}

function DebtRows({ debt }: { debt: DebtState }) {
  const { state } = useOpenCase();
  const { heads, balanceMinor, originalMinor, interest, duplum } = debt;
  const others = (Object.keys(HEADS) as Head[]).filter((head) => head !== "principal" && heads[head] !== 0);
  const money = (minor: number) => moneyWords(minor, state.currency);
  return (
    <>
      <Row term={<DebtWords debt={debt} />} minor={balanceMinor} />
      {others.length > 0 ? (
        <>
          <Row term="Principal" minor={heads.principal} part />
          {others.map((head) => (
            <Row key={head} term={HEADS[head]} minor={heads[head]} part />
          ))}
        </>
      ) : null}
      {balanceMinor === originalMinor ? null : <Row term="Taken on with" minor={originalMinor} part />}
      {interest ? (
        <Words term="Interest">
          {interest.annualBps / 100}% a year
          {isFrozen(debt, state.freezes) ? ", not charged now" : ""}
        </Words>
      ) : null}
      {duplum ? (
        <Words term="In duplum ceiling">
          {money(duplum.usedMinor)} used, {money(Math.max(0, duplum.capMinor - duplum.usedMinor))} left
        </Words>
      ) : null}
    </>
  );
}

function isFrozen({ id }: DebtState, freezes: readonly { until: string | null; debtId?: string }[]): boolean {
  return freezes.some(({ until, debtId }) => until === null && (debtId === undefined || debtId === id));
}

function Row({ term, minor, closing, part }: { term: ReactNode; minor: number; closing?: boolean; part?: boolean }) {
  const { currency } = useOpenCase().state;
  return (
    <div data-part={part ? "" : undefined}>
      <dt>{term}</dt>
      <dd className={closing ? "num b" : "num"}>
        <MoneyText minor={minor} currency={currency} closing={closing} />
      </dd>
    </div>
  );
}

function Words({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div data-part="">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function MoneyAct({ id, label }: { id: ActId; label: string }) {
  const { viewer, state, unsendable, openAct } = useOpenCase();
  const why = whyNotAct(id, viewer, state) ?? (id === "ledger" ? null : unsendable) ?? undefined;
  return (
    <Button small disabled={why !== undefined} reason={why} onClick={() => openAct(id)}>
      {label}
    </Button>
  );
}

function DebtWords({ debt }: { debt: DebtState }) {
  return (
    <>
      <span className="ref">{debt.reference}</span> {debt.creditor}
      {debt.dueOn ? (
        <>
          {", due "}
          <TimeText at={`${debt.dueOn}T12:00:00.000Z`} as="day" />
        </>
      ) : null}
    </>
  );
}
