"use client";
import Link from "next/link";
import { useState } from "react";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { NoWriter } from "#components/templates/no-writer.tsx";
import { SenderDialog } from "#components/templates/sender-dialog.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { useMe, usePortfolios, viewerOf } from "#lib/client/queries.ts";
import { type SenderOf, useSenders } from "#lib/client/templates.ts";
import { LANGUAGES } from "#lib/domain/templates/template.ts";
import { whyNotRetire, whyNotWriteTemplates } from "#lib/domain/templates/who-may.ts";

/** Who writes to the customers of each portfolio, and how they can be reached. */
export function SendersPage() {
  const { data: me } = useMe();
  const why = me ? whyNotWriteTemplates(viewerOf(me)) : null;
  const query = useSenders(me !== undefined && why === null);
  const [changing, setChanging] = useState<SenderOf | null>(null);
  if (why) return <NoWriter why={why} />;
  const whyNot = me ? whyNotRetire(viewerOf(me)) : null;
  return (
    <AdminPage
      title="Who writes"
      of={query}
      act={
        <Link className="btn" href="/templates">
          Templates
        </Link>
      }
    >
      {query.data?.length === 0 ? <Empty title="No portfolio yet">An admin adds them.</Empty> : null}
      {query.data && query.data.length > 0 ? (
        <SendersTable senders={query.data} whyNot={whyNot} onChange={setChanging} />
      ) : null}
      {changing ? <SenderDialog sender={changing} onClose={() => setChanging(null)} /> : null}
    </AdminPage>
  );
}

function SendersTable({
  senders,
  whyNot,
  onChange,
}: {
  senders: SenderOf[];
  whyNot: string | null;
  onChange: (sender: SenderOf) => void;
}) {
  const { data: portfolios } = usePortfolios();
  const nameOf = (slug: string) => portfolios?.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <TableScroll label="Who writes">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Portfolio</th>
            <th scope="col">Who writes</th>
            <th scope="col">Telephone</th>
            <th scope="col">Website</th>
            <th scope="col">Registration</th>
            <th scope="col">Usual language</th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {senders.map((sender) => (
            <tr key={sender.portfolio}>
              <th scope="row">
                {nameOf(sender.portfolio)} <span className="ref">{sender.portfolio}</span>
              </th>
              <td>{sender.name || <Badge kind="stop">Not said: nothing can be sent</Badge>}</td>
              <td>{sender.telephone}</td>
              <td>{sender.website}</td>
              <td>{sender.registration}</td>
              <td>{LANGUAGES[sender.language]}</td>
              <td>
                <Button
                  small
                  aria-label={`Change who writes to ${nameOf(sender.portfolio)}`}
                  disabled={whyNot !== null}
                  reason={whyNot ?? undefined}
                  onClick={() => onChange(sender)}
                >
                  Change
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
