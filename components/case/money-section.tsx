"use client";
import { EventSeq } from "#components/case/event-seq.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { SideSection } from "#components/case/side-section.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { Debt } from "#lib/domain/events.ts";

/** The debts and what came in, ending in the balance. */
export function MoneySection() {
  const { state } = useOpenCase();
  const { debts, currency, balanceMinor, arrearsMinor, creditMinor, moneyVersion } = state;
  const payments = state.payments.filter((one) => !one.reversed);
  const paid = payments.reduce((sum, one) => sum + one.amountMinor, 0);
  return (
    <SideSection title="Money" aside={<EventSeq version={moneyVersion} />}>
      <dl className="facts facts--sums">
        {debts.map((debt) => (
          <div key={debt.id}>
            <dt>
              <DebtWords debt={debt} />
            </dt>
            <dd className="num">
              <MoneyText minor={debt.balanceMinor} currency={currency} />
            </dd>
          </div>
        ))}
        <div>
          <dt>Arrears, past their due day</dt>
          <dd className="num">
            <MoneyText minor={arrearsMinor} currency={currency} />
          </dd>
        </div>
        <div>
          <dt>Paid, {payments.length === 1 ? "1 payment" : `${payments.length} payments`}</dt>
          <dd className="num">
            <MoneyText minor={paid} currency={currency} />
          </dd>
        </div>
        {creditMinor > 0 ? (
          <div>
            <dt>Credit left over</dt>
            <dd className="num">
              <MoneyText minor={creditMinor} currency={currency} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>Balance</dt>
          <dd className="num b">
            <MoneyText minor={balanceMinor} currency={currency} closing />
          </dd>
        </div>
      </dl>
    </SideSection>
  );
}

function DebtWords({ debt }: { debt: Debt }) {
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
