"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { majorOf, minorOf } from "#components/queue/filter-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useMe, usePeople, usePortfolios, useTeams } from "#lib/client/queries.ts";
import { type Narrowing, NO_NARROWING } from "#lib/client/queue-filter.ts";
import { STATUSES } from "#lib/domain/codes.ts";
import { worksCases } from "#lib/domain/directory.ts";
import { DUE_RANGES, HOLD_FILTERS } from "#lib/domain/list-filter.ts";

/** Everything that a list can be narrowed by, at once. */
export function FilterDialog({
  filter,
  onFilter,
  onClose,
}: {
  filter: Narrowing;
  onFilter: (change: Narrowing) => void;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState<Narrowing>(() => ({ ...NO_NARROWING, ...pick(filter) }));
  const [from, setFrom] = useState(majorOf(filter.balanceMin));
  const [to, setTo] = useState(majorOf(filter.balanceMax));
  const [tried, setTried] = useState(false);
  const lists = useChoices();
  const [balanceMin, balanceMax] = [minorOf(from), minorOf(to)];
  const set = (change: Partial<Narrowing>) => setDraft((before) => ({ ...before, ...change }));
  const choose = (key: keyof Narrowing, label: string, options: ReactNode, any: string) => (
    <Field label={label}>
      <Select value={draft[key] ?? ""} onChange={(event) => set({ [key]: event.target.value || null })}>
        <option value="">{any}</option>
        {options}
      </Select>
    </Field>
  );
  function apply(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (balanceMin === undefined || balanceMax === undefined) return;
    onFilter({ ...draft, balanceMin, balanceMax });
    onClose();
  }
  const wrong = "Write an amount such as 1,250 or 99.50.";
  return (
    <Dialog
      open
      onClose={onClose}
      title="Filter the list"
      onSubmit={apply}
      foot={
        <span className="line">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit">
            Apply filters
          </Button>
        </span>
      }
    >
      <div className="two">
        {choose("status", "Status", optionsOf(STATUSES), "Any status")}
        {choose("due", "Due", optionsOf(DUE_RANGES), "Whenever due")}
      </div>
      <div className="two">
        {choose("team", "Team", lists.teams, "Any team")}
        {choose("owner", "Owner", lists.people, "Anybody")}
      </div>
      <div className="two">
        {choose("portfolio", "Portfolio", lists.portfolios, "Any portfolio")}
        {choose("hold", "Holds", optionsOf(HOLD_FILTERS), "With or without")}
      </div>
      <div className="two">
        <Field
          label="Balance from"
          hint="In each case's own currency"
          error={tried && balanceMin === undefined ? wrong : undefined}
        >
          <TextInput
            inputMode="decimal"
            autoComplete="off"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </Field>
        <Field label="Balance to" error={tried && balanceMax === undefined ? wrong : undefined}>
          <TextInput
            inputMode="decimal"
            autoComplete="off"
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </Field>
      </div>
    </Dialog>
  );
}

function pick({ team, owner, status, portfolio, hold, due, balanceMin, balanceMax }: Narrowing): Narrowing {
  return { team, owner, status, portfolio, hold, due, balanceMin, balanceMax };
}

function optionsOf(table: Record<string, string>): ReactNode {
  return Object.entries(table).map(([value, label]) => <Option key={value} value={value} label={label} />);
}

function Option({ value, label }: { value: string; label: string }) {
  return <option value={value}>{label}</option>;
}

/** Teams, people and portfolios of cases that this person may read; compliance reads all. */
function useChoices() {
  const { data: me } = useMe();
  const { data: teams = [] } = useTeams();
  const { data: people = [] } = usePeople();
  const { data: portfolios = [] } = usePortfolios();
  const reads = (slug: string) => me?.role === "compliance" || (me?.portfolios.includes(slug) ?? false);
  const named = (rows: { value: string; label: string }[]) => rows.map((row) => <Option key={row.value} {...row} />);
  return {
    teams: named(teams.filter((t) => t.portfolios.some(reads)).map((t) => ({ value: t.slug, label: t.name }))),
    people: named(people.filter((p) => p.active && worksCases(p.role)).map((p) => ({ value: p.id, label: p.name }))),
    portfolios: named(portfolios.filter((p) => reads(p.slug)).map((p) => ({ value: p.slug, label: p.name }))),
  };
}
