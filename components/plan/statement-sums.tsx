"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { figuresOf, monthlyOf, type StatementForm } from "#components/plan/read-statement.ts";
import { MoneyText } from "#components/ui/money-text.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { suggestedInstalment, totalsOf } from "#lib/domain/income-expenditure.ts";

/** What comes in, what goes out, what is left over a month, as it is typed. */
export function StatementSums({ form }: { form: StatementForm }) {
  const { state } = useOpenCase();
  const { currency, balanceMinor } = state;
  const { incomeMinor, outgoingsMinor, otherCreditorsMinor, disposableMinor } = totalsOf({
    income: figuresOf(form.income, currency),
    outgoings: figuresOf(form.outgoings, currency),
    otherCreditorsMinor: monthlyOf(form.other, currency) ?? 0,
  });
  const most = suggestedInstalment(disposableMinor, "monthly", balanceMinor);
  return (
    <section className="pack" aria-label="Sums a month">
      <h3 className="b">A month</h3>
      <dl className="facts facts--sums" data-sums="">
        <Sum term="Comes in" minor={incomeMinor} />
        <Sum term="Goes out" minor={-outgoingsMinor} />
        <Sum term="To other creditors" minor={-otherCreditorsMinor} />
        <div>
          <dt className="b">Left over</dt>
          <dd className="num b">
            <MoneyText minor={disposableMinor} currency={currency} closing />
          </dd>
        </div>
      </dl>
      <p className="hint">
        {most > 0
          ? `A plan of up to ${moneyWords(most, currency)} a month fits into it.`
          : "Nothing is left over: no plan fits into it. Think of free debt advice, a hold, or a token payment with a reason."}
      </p>
      <p className="hint">
        The lines are those of the Standard Financial Statement. Its spending guidelines are given to its members only;
        Baton does not have them and makes none up.
      </p>
    </section>
  );
}

function Sum({ term, minor }: { term: string; minor: number }) {
  const { state } = useOpenCase();
  return (
    <div>
      <dt>{term}</dt>
      <dd className="num">
        <MoneyText minor={minor === 0 ? 0 : minor} currency={state.currency} />
      </dd>
    </div>
  );
}
