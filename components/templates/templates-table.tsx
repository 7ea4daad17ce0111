"use client";
import Link from "next/link";
import { useState } from "react";
import { portfolioWords, purposeWords, standingOf } from "#components/templates/template-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { usePortfolios } from "#lib/client/queries.ts";
import type { TemplateRow } from "#lib/client/templates.ts";
import { SENT_CHANNELS } from "#lib/domain/contact-words.ts";

export function TemplatesTable({ templates }: { templates: TemplateRow[] }) {
  const [text, setText] = useState("");
  const [channel, setChannel] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = templates.filter(
    (one) =>
      (channel === "" || one.channel === channel) &&
      [one.name, one.id, purposeWords(one.versions[0]?.purposes ?? [])].some((words) =>
        words.toLowerCase().includes(wanted),
      ),
  );
  return (
    <>
      <div className="tpl-filter">
        <Field label="Find by name or purpose">
          <TextInput value={text} onChange={({ target }) => setText(target.value)} autoComplete="off" />
        </Field>
        <Field label="Channel">
          <Select value={channel} onChange={({ target }) => setChannel(target.value)}>
            <option value="">All channels</option>
            {Object.entries(SENT_CHANNELS).map(([slug, words]) => (
              <option key={slug} value={slug}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {shown.length === 0 ? <Empty title="No template fits">Look for another name, or at all channels.</Empty> : null}
      {shown.length > 0 ? (
        <TableScroll label="Templates">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Template</th>
                <th scope="col">Channel</th>
                <th scope="col">For</th>
                <th scope="col">Portfolios</th>
                <th scope="col">Version</th>
                <th scope="col">Draft</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((template) => (
                <Row key={template.id} template={template} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
    </>
  );
}

function Row({ template: { id, name, channel, versions } }: { template: TemplateRow }) {
  const { data: portfolios } = usePortfolios();
  const now = useNow();
  const draft = versions.find(({ status }) => status === "draft");
  const said = versions.find(({ current }) => current) ?? versions.find(({ status }) => status !== "draft") ?? draft;
  const nameOf = (slug: string) => portfolios?.find((one) => one.slug === slug)?.name ?? slug;
  return (
    <tr>
      <th scope="row">
        <Link href={`/templates/${id}`}>{name}</Link> <span className="ref">{id}</span>
      </th>
      <td>{SENT_CHANNELS[channel]}</td>
      <td>{purposeWords(said?.purposes ?? [])}</td>
      <td>{portfolioWords(said?.portfolios ?? null, nameOf)}</td>
      <td>{said && said !== draft ? `${said.version}, ${standingOf(said, now).toLowerCase()}` : "None in force"}</td>
      <td>
        {draft ? (
          <>
            <Badge>Draft {draft.version}</Badge> <TimeText at={draft.changedAt} />
          </>
        ) : null}
      </td>
    </tr>
  );
}
