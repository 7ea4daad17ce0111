"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { figuresOf, isUntold, monthlyOf, type StatementForm } from "#components/plan/read-statement.ts";
import { MoneyText } from "#components/ui/money-text.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { suggestedInstalment, type Totals, totalsOf } from "#lib/domain/income-expenditure.ts";

/** What comes in, what goes out, what is left over a month, as it is typed. */
export function StatementSums({ form }: { form: StatementForm }) {
  const { state } = useOpenCase();
  const { currency, balanceMinor } = state;
  const { incomeMinor, outgoingsMinor, otherCreditorsMinor, disposableMinor } = typedTotals(form, currency);
  const untold = isUntold(form);
  const most = suggestedInstalment(disposableMinor, "monthly", balanceMinor);
  return (
    <section className="pack" aria-label="Sums a month">
      <div className="stays">
        <h3 className="b">A month</h3>
        <dl className="facts facts--sums" data-sums="">
          <Sum term="Comes in" minor={untold ? null : incomeMinor} />
          <Sum term="Goes out" minor={untold ? null : -outgoingsMinor} />
          <Sum term="To other creditors" minor={untold ? null : -otherCreditorsMinor} />
          <div>
            <dt className="b">Left over</dt>
            <dd className="num b">
              {untold ? "Not known yet" : <MoneyText minor={disposableMinor} currency={currency} closing />}
            </dd>
          </div>
        </dl>
        {untold ? null : (
          <p className="hint">
            {most > 0
              ? `A plan of up to ${moneyWords(most, currency)} a month fits into it.`
              : "Nothing is left over: no plan fits into it. Think of free debt advice, a hold, or a token payment with a reason."}
          </p>
        )}
        <p className="hint">
          The lines are those of the Standard Financial Statement. Its spending guidelines are given to its members
          only; Baton does not have them and makes none up.
        </p>
      </div>
    </section>
  );
}

/** What is left over a month, where the sums are out of sight. */
export function LeftOverNow({ form }: { form: StatementForm }) {
  const { currency } = useOpenCase().state;
  const { disposableMinor } = typedTotals(form, currency);
  return (
    <span>
      Left over a month{" "}
      <b className="num">{isUntold(form) ? "not known yet" : moneyWords(disposableMinor, currency)}</b>
    </span>
  );
}

function typedTotals({ income, outgoings, other }: StatementForm, currency: string): Totals {
  return totalsOf({
    income: figuresOf(income, currency),
    outgoings: figuresOf(outgoings, currency),
    otherCreditorsMinor: monthlyOf(other, currency) ?? 0,
  });
}

function Sum({ term, minor }: { term: string; minor: number | null }) {
  const { state } = useOpenCase();
  return (
    <div>
      <dt>{term}</dt>
      <dd className="num">
        {minor === null ? "–" : <MoneyText minor={minor === 0 ? 0 : minor} currency={state.currency} />}
      </dd>
    </div>
  );
}
