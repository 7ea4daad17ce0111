"use client";
import Link from "next/link";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { MoneyText } from "#components/ui/money-text.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { useGatewayEvents } from "#lib/client/payments.ts";

/** What the gateway told and was not posted: refused, or waiting for its cause. To be looked at; nothing is done here. */
export function GatewayPage() {
  const list = useGatewayEvents();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <AdminPage title="Gateway" of={list}>
      {list.isSuccess && items.length === 0 ? (
        <Empty title="Nothing waits and nothing was refused">
          What the payment gateway tells and does not fit what was asked for stands here, with why.
        </Empty>
      ) : null}
      {items.length > 0 ? (
        <TableScroll label="What the gateway told">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Received</th>
                <th scope="col">What</th>
                <th scope="col">State</th>
                <th scope="col">Why</th>
                <th scope="col" className="num">
                  Amount
                </th>
                <th scope="col">Case</th>
                <th scope="col">Payment</th>
                <th scope="col">Event</th>
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr key={`${one.gateway} ${one.id}`}>
                  <td>
                    <TimeText at={one.receivedAt} as="day" /> <TimeText at={one.receivedAt} as="time" />
                  </td>
                  <th scope="row">{one.type.replaceAll("-", " ")}</th>
                  <td>{one.state === "refused" ? "Refused" : "Waiting"}</td>
                  <td>{one.why?.replaceAll("-", " ") ?? <span className="ink3">–</span>}</td>
                  <td className="num">
                    {one.amountMinor !== null && one.currency ? (
                      <MoneyText minor={one.amountMinor} currency={one.currency} />
                    ) : (
                      <span className="ink3">–</span>
                    )}
                  </td>
                  <td>
                    {one.ref ? (
                      <Link className="ref" href={`/cases/${one.ref}`} prefetch={false}>
                        {one.ref}
                      </Link>
                    ) : (
                      <span className="ink3">–</span>
                    )}
                  </td>
                  <td className="ref">{one.payment}</td>
                  <td className="ref">{one.id}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      {list.hasNextPage ? (
        <p className="px-4 py-3">
          <Button busy={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            Show older ones
          </Button>
        </p>
      ) : null}
    </AdminPage>
  );
}
