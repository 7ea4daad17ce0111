"use client";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { BlockedFilter, BlockedSums } from "#lib/client/blocked-contacts.ts";
import { usePortfolios, useTeams } from "#lib/client/queries.ts";
import { PACK_WORDS } from "#lib/domain/contact-policy/pack-words.ts";
import { rulesByOrigin, ruleWords } from "#lib/domain/contact-policy/rule-words.ts";

type Set = (change: Partial<BlockedFilter>) => void;

/** Rule, pack, version, team, portfolio and days. */
export function BlockedFilters({
  filter,
  sums,
  onFilter,
}: {
  filter: BlockedFilter;
  sums?: BlockedSums;
  onFilter: Set;
}) {
  const { data: teams = [] } = useTeams();
  const { data: portfolios = [] } = usePortfolios();
  const versions = [...new Set([...(sums?.versions.map(({ version }) => version) ?? []), ...given(filter.version)])];
  return (
    <form className="access-filters pol-filters" onSubmit={(event) => event.preventDefault()}>
      <Pick name="rule" label="Rule" any="Any rule" filter={filter} onFilter={onFilter}>
        {rulesByOrigin().map(({ origin, rules }) => (
          <optgroup key={origin} label={origin}>
            {rules.map((rule) => (
              <option key={rule} value={rule}>
                {ruleWords(rule)}
              </option>
            ))}
          </optgroup>
        ))}
      </Pick>
      <Pick name="pack" label="Pack" any="Every country" filter={filter} onFilter={onFilter}>
        {Object.entries(PACK_WORDS).map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </Pick>
      <Pick name="version" label="Version" any="Any version" filter={filter} onFilter={onFilter}>
        {versions.map((version) => (
          <option key={version}>{version}</option>
        ))}
      </Pick>
      <Pick name="team" label="Team" any="Any team" filter={filter} onFilter={onFilter}>
        {teams.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Pick>
      <Pick name="portfolio" label="Portfolio" any="Any portfolio" filter={filter} onFilter={onFilter}>
        {portfolios.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </Pick>
      <Day name="from" label="From" filter={filter} onFilter={onFilter} />
      <Day name="until" label="To" filter={filter} onFilter={onFilter} />
      {Object.values(filter).some(Boolean) ? <Button onClick={() => onFilter(NOTHING)}>Clear filters</Button> : null}
    </form>
  );
}

const NOTHING: BlockedFilter = {
  rule: null,
  pack: null,
  version: null,
  team: null,
  portfolio: null,
  from: null,
  until: null,
};

function given(value: string | null): string[] {
  return value === null ? [] : [value];
}

type Part = { name: keyof BlockedFilter; label: string; filter: BlockedFilter; onFilter: Set };

function Pick({ name, label, any, filter, onFilter, children }: Part & { any: string; children: ReactNode }) {
  return (
    <Field label={label}>
      <Select value={filter[name] ?? ""} onChange={({ target }) => onFilter({ [name]: target.value || null })}>
        <option value="">{any}</option>
        {children}
      </Select>
    </Field>
  );
}

function Day({ name, label, filter, onFilter }: Part) {
  return (
    <Field label={label}>
      <TextInput
        type="date"
        value={filter[name] ?? ""}
        onChange={({ target }) => onFilter({ [name]: target.value || null })}
      />
    </Field>
  );
}
