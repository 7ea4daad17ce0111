"use client";
import { awayWords } from "#components/handover/away-words.ts";
import { QUEUE } from "#components/handover/receiver.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioList, type RadioOption } from "#components/ui/radio-list.tsx";
import { Select } from "#components/ui/select.tsx";
import { useNames } from "#lib/client/names.ts";
import { type PersonView, useMe, usePeople, useTeams } from "#lib/client/queries.ts";
import { ROLES } from "#lib/domain/codes.ts";
import { worksCases } from "#lib/domain/directory.ts";

export type TargetForm = { toTeam: string; to: string };

/** Where cases go: the team, and there its queue or a person, with what each holds and who is away. */
export function TargetFields({
  value,
  change,
  errors,
}: {
  value: TargetForm;
  change: (next: TargetForm) => void;
  errors: Partial<Record<keyof TargetForm, string>>;
}) {
  const { data: teams = [] } = useTeams();
  const sorted = teams.toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <Field label="To team" error={errors.toTeam} required>
        <Select value={value.toTeam} onChange={(event) => change({ toTeam: event.target.value, to: "" })}>
          <option value="">Choose</option>
          {sorted.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {value.toTeam ? <Who value={value} change={change} error={errors.to} /> : null}
    </>
  );
}

function Who({ value, change, error }: { value: TargetForm; change: (next: TargetForm) => void; error?: string }) {
  const { data: people = [] } = usePeople();
  const { data: teams = [] } = useTeams();
  const { data: me } = useMe();
  const names = useNames();
  const timeZone = useTimeZone();
  const team = teams.find(({ slug }) => slug === value.toTeam);
  const queue: RadioOption = {
    value: QUEUE,
    label: "Team queue",
    detail: team?.dutyLead ? `duty lead ${names.person(team.dutyLead)}` : undefined,
    note: team?.waiting == null ? undefined : `${team.waiting} waiting`,
  };
  const options = membersOf(people, value.toTeam).map((one): RadioOption => {
    const away = awayWords(one.absence, names, timeZone);
    return {
      value: one.id,
      label: one.id === me?.id ? `${one.name} (you)` : one.name,
      detail: away?.words ?? ROLES[one.role],
      note: `${one.open} open`,
      quiet: away !== null,
      disabled: away?.now,
    };
  });
  return (
    <RadioList
      legend="Who"
      options={[queue, ...options.filter(({ disabled }) => !disabled), ...options.filter(({ disabled }) => disabled)]}
      value={value.to}
      onChange={(to) => change({ ...value, to })}
      error={error}
    />
  );
}

function membersOf(people: readonly PersonView[], team: string): PersonView[] {
  return people
    .filter((one) => one.active && one.teams.includes(team) && worksCases(one.role))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
