import { MoneyText } from "#components/ui/money-text.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { DayTotals } from "#lib/domain/bank/reconcile.ts";

type Sum = Exclude<keyof DayTotals, "day" | "currency" | "differences">;
const SUMS: [Sum, string][] = [
  ["gatewayMinor", "At the gateway"],
  ["ledgerGatewayMinor", "Ledger, by gateway"],
  ["bankMinor", "In the bank"],
  ["ledgerBankMinor", "Ledger, by bank"],
  ["openMinor", "In the bank, waiting"],
  ["payoutMinor", "Paid out"],
  ["bankPayoutMinor", "Payouts in the bank"],
  ["elsewhereMinor", "Recorded by people"],
];

/** What each account says of each day. */
export function DayTotalsTable({ days }: { days: DayTotals[] }) {
  return (
    <TableScroll label="Totals by day">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            {SUMS.map(([name, words]) => (
              <th key={name} scope="col" className="num">
                {words}
              </th>
            ))}
            <th scope="col" className="num">
              Differences
            </th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={`${day.day} ${day.currency}`}>
              <th scope="row">
                <TimeText at={`${day.day}T12:00:00.000Z`} as="day" /> <span className="ink2">{day.currency}</span>
              </th>
              {SUMS.map(([name]) => (
                <td key={name} className="num">
                  {day[name] === 0 ? (
                    <span className="ink3">–</span>
                  ) : (
                    <MoneyText minor={day[name]} currency={day.currency} />
                  )}
                </td>
              ))}
              <td className="num">{day.differences > 0 ? <b>{day.differences}</b> : "None"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
