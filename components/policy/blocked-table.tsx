"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { BlockedRule } from "#components/policy/blocked-rule.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { BlockedContact } from "#lib/client/blocked-contacts.ts";
import { useNames } from "#lib/client/names.ts";
import { CHANNELS, type Channel } from "#lib/domain/codes.ts";

/** Contact after contact, newest first; each leads to its entry on the case. */
export function BlockedTable({ items, more }: { items: BlockedContact[]; more: ReactNode }) {
  const names = useNames();
  return (
    <TableScroll label="Blocked contacts">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Case</th>
            <th scope="col">Contact</th>
            <th scope="col">Rules</th>
            <th scope="col">Until</th>
            <th scope="col">Version</th>
            <th scope="col">Team</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, ref, version, at, rules, channel, purpose, automated, until, pack, team }) => (
            <tr key={id}>
              <td>
                <TimeText at={at} as="day" /> <TimeText at={at} as="time" />
              </td>
              <th scope="row">
                <Link className="ref" href={`/cases/${ref}?event=${version}`} prefetch={false}>
                  {ref}
                </Link>
              </th>
              <td>
                {CHANNELS[channel as Channel] ?? channel}, {purpose.replaceAll("-", " ")}
                {automated ? ", by a machine" : ""}
              </td>
              <td className="whitespace-normal!">
                <ul className="pol-refused">
                  {rules.map((rule) => (
                    <BlockedRule key={rule} rule={rule} pack={pack} />
                  ))}
                </ul>
              </td>
              <td>{until ? <TimeText at={until} /> : <span className="ink3">no end</span>}</td>
              <td>
                {pack.id.toUpperCase()} {pack.version}
              </td>
              <td>{names.team(team)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </TableScroll>
  );
}
