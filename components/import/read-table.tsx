"use client";
import { CircleAlert } from "lucide-react";
import { sentence } from "#components/import/mapping-errors.ts";
import { MoneyText } from "#components/ui/money-text.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import type { PreviewFact, PreviewRow, RowError } from "#lib/client/use-preview.ts";
import { labelOf } from "#lib/domain/import/targets.ts";

/** Each row as a debt of a customer, or why it is none. */
export function ReadTable({ rows }: { rows: PreviewRow[] }) {
  return (
    <TableScroll label="Preview as Baton reads it">
      <table className="table imp-rows">
        <thead>
          <tr>
            <th scope="col" className="num">
              Line
            </th>
            <th scope="col">Customer</th>
            <th scope="col">Debt</th>
            <th scope="col" className="num">
              Amount
            </th>
            <th scope="col" className="num">
              Balance
            </th>
            <th scope="col">Opened</th>
            <th scope="col">Due</th>
            <th scope="col">Portfolio</th>
            <th scope="col">What happened</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.line} data-outcome={row.outcome?.is}>
              <th scope="row" className="num">
                {row.line}
              </th>
              <Outcome row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

const COLUMNS = 8;

function Outcome({ row: { outcome } }: { row: PreviewRow }) {
  if (outcome === null)
    return (
      <td colSpan={COLUMNS} className="ink3">
        Waits for the mapping
      </td>
    );
  if (outcome.is === "debt") return <Debt fact={outcome.fact} />;
  if (outcome.is === "wrong") return <Wrong errors={outcome.errors} />;
  return (
    <td colSpan={COLUMNS} className="ink3">
      {outcome.is === "filtered" ? "Left out by the row filter" : "Opened after the as-of day"}
    </td>
  );
}

function Wrong({ errors }: { errors: RowError[] }) {
  return (
    <td colSpan={COLUMNS} className="imp-wrong">
      <ul>
        {errors.map(({ field, column, message }) => (
          <li key={`${field} ${column} ${message}`}>
            <CircleAlert className="i" />
            <span>
              <b>{column ?? labelOf(field)}:</b> {sentence(message)}
            </span>
          </li>
        ))}
      </ul>
    </td>
  );
}

function Debt({ fact }: { fact: PreviewFact }) {
  const { customer, debt, portfolio } = fact;
  const { reference, name, ...rest } = customer;
  return (
    <>
      <td>
        <span className="ref">{reference}</span> {name}
        {Object.values(rest).some(Boolean) ? (
          <span className="imp-more">{Object.values(rest).filter(Boolean).join(", ")}</span>
        ) : null}
      </td>
      <td>
        <span className="ref">{debt.reference}</span>
        {debt.creditor ? <span className="imp-more">{debt.creditor}</span> : null}
      </td>
      <td className="num">
        <MoneyText minor={debt.amountMinor} currency={debt.currency} />
      </td>
      <td className="num">
        <MoneyText minor={debt.balanceMinor} currency={debt.currency} />
      </td>
      <td>{debt.opened ?? <span className="ink3">as-of day</span>}</td>
      <td>{debt.dueOn ?? <span className="ink3">–</span>}</td>
      <td>{portfolio}</td>
      <td>
        <Happened fact={fact} />
      </td>
    </>
  );
}

function Happened({ fact: { disputedOn, settlement, withheld, debt } }: { fact: PreviewFact }) {
  return (
    <>
      {disputedOn ? <span className="imp-fact">Disputed {disputedOn}</span> : null}
      {settlement ? (
        <span className="imp-fact">
          Paid <MoneyText minor={settlement.amountMinor} currency={debt.currency} /> {settlement.on}
        </span>
      ) : null}
      {withheld.map((what) => (
        <span key={what} className="imp-fact ink3">
          {what === "dispute" ? "Dispute" : "Payment"} after the as-of day
        </span>
      ))}
    </>
  );
}
