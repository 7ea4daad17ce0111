"use client";
import { PolicySide } from "#components/policy/policy-side.tsx";
import type { BlockedFilter, BlockedSums as Sums } from "#lib/client/blocked-contacts.ts";
import { usePortfolios, useTeams } from "#lib/client/queries.ts";
import { ruleWords } from "#lib/domain/contact-policy/rule-words.ts";

type Line = { key: string; words: string; id?: string; count: number; filter?: Partial<BlockedFilter> };

/** How many, by rule, version, team, portfolio and day. A press on a line shows only those. */
export function BlockedSums({ sums, onFilter }: { sums: Sums; onFilter: (change: Partial<BlockedFilter>) => void }) {
  const { data: teams = [] } = useTeams();
  const { data: portfolios = [] } = usePortfolios();
  const teamName = (slug: string) => teams.find((one) => one.slug === slug)?.name ?? slug;
  const portfolioName = (slug: string) => portfolios.find((one) => one.slug === slug)?.name ?? slug;
  const versions = sums.versions.map(({ pack, version, count }) => {
    return { key: `${pack} ${version}`, words: `${pack.toUpperCase()} ${version}`, count, filter: { pack, version } };
  });
  return (
    <PolicySide label="How many">
      <Counts
        title="By rule"
        lines={sums.rules.map(({ name, count }) => {
          return { key: name, words: ruleWords(name), id: name, count, filter: { rule: name } };
        })}
        onFilter={onFilter}
      />
      <Counts title="By version" lines={versions} onFilter={onFilter} />
      <Counts
        title="By team"
        lines={sums.teams.map(({ name, count }) => ({
          key: name,
          words: teamName(name),
          count,
          filter: { team: name },
        }))}
        onFilter={onFilter}
      />
      <Counts
        title="By portfolio"
        lines={sums.portfolios.map(({ name, count }) => {
          return { key: name, words: portfolioName(name), count, filter: { portfolio: name } };
        })}
        onFilter={onFilter}
      />
      <Counts
        title="By day (UTC)"
        lines={sums.days.toReversed().map(({ name, count }) => ({ key: name, words: name, count }))}
        onFilter={onFilter}
      />
    </PolicySide>
  );
}

function Counts({
  title,
  lines,
  onFilter,
}: {
  title: string;
  lines: Line[];
  onFilter: (change: Partial<BlockedFilter>) => void;
}) {
  return (
    <table className="table pol-counts">
      <caption>{title}</caption>
      <thead className="sr">
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">Contacts</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, words, id, count, filter }) => (
          <tr key={key}>
            <th scope="row">
              {filter ? (
                <button type="button" className="link" onClick={() => onFilter(filter)}>
                  {words}
                </button>
              ) : (
                words
              )}
              {id === undefined ? null : <code className="ref pol-id">{id}</code>}
            </th>
            <td className="num">{count.toLocaleString("en-GB")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
