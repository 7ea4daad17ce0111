"use client";
import type { ReactNode } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { awayWords } from "#components/handover/away-words.ts";
import { peopleFor, QUEUE, queueIsOpen, teamsFor } from "#components/handover/receiver.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { RadioList, type RadioOption } from "#components/ui/radio-list.tsx";
import { Select } from "#components/ui/select.tsx";
import { type TeamView, usePeople, useTeams } from "#lib/client/queries.ts";
import { ROLES } from "#lib/domain/codes.ts";

export type ReceiverForm = { toTeam: string; to: string };

/** To which team, and there to its queue or to a person. `beside` stands next to the team. */
export function ReceiverFields({
  value,
  change,
  errorOf,
  beside,
}: {
  value: ReceiverForm;
  change: (next: Partial<ReceiverForm>) => void;
  errorOf: (path: string) => string | undefined;
  beside?: ReactNode;
}) {
  const { state } = useOpenCase();
  const { data: teams = [] } = useTeams();
  const toTeam = (team: string) =>
    change({ toTeam: team, to: team !== "" && queueIsOpen(team, state.owner) ? QUEUE : "" });
  const team = teams.find((one) => one.slug === value.toTeam);
  return (
    <>
      <div className="two">
        <Field label="To team" error={errorOf("toTeam")} required>
          <Select value={value.toTeam} onChange={(event) => toTeam(event.target.value)}>
            <option value="">Choose</option>
            {teamsFor(teams, state.portfolio).map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {beside}
      </div>
      {team ? <Who team={team} value={value.to} onChange={(to) => change({ to })} error={errorOf("toUser")} /> : null}
    </>
  );
}

function Who({
  team,
  value,
  onChange,
  error,
}: {
  team: TeamView;
  value: string;
  onChange: (to: string) => void;
  error?: string;
}) {
  const { state, names, me } = useOpenCase();
  const { data: people = [] } = usePeople();
  const timeZone = useTimeZone();
  const queue: RadioOption = {
    value: QUEUE,
    label: "Team queue",
    detail: team.dutyLead ? `duty lead ${names.person(team.dutyLead)}` : undefined,
    note: team.waiting == null ? undefined : `${team.waiting} waiting`,
  };
  const options = peopleFor(people, team.slug, state.owner)
    .map(({ id, name, role, open, absence }): RadioOption => {
      const away = awayWords(absence, names, timeZone);
      return {
        value: id,
        label: id === me.id ? `${name} (you)` : name,
        detail: away?.words ?? ROLES[role],
        note: `${open} open`,
        quiet: away !== null,
        disabled: away?.now,
      };
    })
    .toSorted((a, b) => Number(a.disabled ?? false) - Number(b.disabled ?? false));
  return (
    <RadioList
      legend="Who"
      options={queueIsOpen(team.slug, state.owner) ? [queue, ...options] : options}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
