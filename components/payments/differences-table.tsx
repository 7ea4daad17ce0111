import Link from "next/link";
import { MoneyText } from "#components/ui/money-text.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { DIFFERENCES, type Difference, MONEY_KINDS } from "#lib/domain/bank/reconcile.ts";

/** Each thing that two accounts do not agree on, with the way to it. */
export function DifferencesTable({ differences }: { differences: Difference[] }) {
  return (
    <>
      <h2 className="imp-h imp-pad">Differences</h2>
      {differences.length === 0 ? <p className="imp-pad sm">None: the accounts agree.</p> : null}
      {differences.length > 0 ? (
        <TableScroll label="Differences">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col">What</th>
                <th scope="col">Kind</th>
                <th scope="col" className="num">
                  Amount
                </th>
                <th scope="col" className="num">
                  The other says
                </th>
                <th scope="col">Where</th>
                <th scope="col">Item</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((one) => (
                <tr key={`${one.is} ${one.kind} ${one.key}`}>
                  <td>
                    <TimeText at={`${one.day}T12:00:00.000Z`} as="day" />
                  </td>
                  <th scope="row">{DIFFERENCES[one.is]}</th>
                  <td>{MONEY_KINDS[one.kind]}</td>
                  <td className="num">
                    <MoneyText minor={one.amountMinor} currency={one.currency} />
                  </td>
                  <td className="num">
                    {one.otherMinor === null ? (
                      <span className="ink3">Nothing</span>
                    ) : (
                      <MoneyText minor={one.otherMinor} currency={one.currency} />
                    )}
                  </td>
                  <td>
                    <Place of={one} />
                  </td>
                  <td className="ref">{one.key.startsWith("open:") ? "" : one.key}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
    </>
  );
}

function Place({ of: { line, ref } }: { of: Difference }) {
  if (line) {
    return (
      <Link href={`/payments?line=${line}`} prefetch={false}>
        Bank line
      </Link>
    );
  }
  if (!ref) return <span className="ink3">–</span>;
  return (
    <Link className="ref" href={`/cases/${ref}`} prefetch={false}>
      {ref}
    </Link>
  );
}
