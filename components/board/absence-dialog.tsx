"use client";
import { useState } from "react";
import { casesWords } from "#components/board/outcome-words.ts";
import { useRecordAbsence } from "#components/board/use-absence.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { dayKey } from "#components/ui/time-words.ts";
import { type PersonView, usePeople } from "#lib/client/queries.ts";
import type { TeamOnBoard } from "#lib/domain/board.ts";
import { worksCases } from "#lib/domain/directory.ts";

const QUEUE = "queue";

/** Who is away from when until when, and who covers. Said before: what moves when it begins. */
export function AbsenceDialog({ teams, onClose }: { teams: TeamOnBoard[]; onClose: () => void }) {
  const today = dayKey(Date.now(), useTimeZone());
  const [value, setValue] = useState({
    team: teams[0]?.team ?? "",
    person: "",
    firstDay: today,
    lastDay: today,
    cover: QUEUE,
  });
  const [missing, setMissing] = useState(false);
  const { record, pending, problem } = useRecordAbsence();
  const { data: people = [] } = usePeople();
  const members = membersOf(people, value.team);
  const away = members.find(({ id }) => id === value.person);
  const change = (next: Partial<typeof value>) => setValue((before) => ({ ...before, ...next }));
  const set = (name: keyof typeof value) => (event: { target: { value: string } }) =>
    change({ [name]: event.target.value });
  async function submit(): Promise<void> {
    setMissing(value.person === "");
    if (value.person === "" || pending) return;
    if (await record({ ...value, cover: value.cover === QUEUE ? null : value.cover })) onClose();
  }
  return (
    <Dialog
      open
      size="small"
      title="Cover absence"
      onClose={onClose}
      notice={
        problem && problem.errors.length === 0 ? (
          <Notice kind="error" title="Not recorded." role="alert">
            {problem.message}
          </Notice>
        ) : null
      }
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      foot={
        <span className="line">
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" busy={pending}>
            Record absence
          </Button>
        </span>
      }
    >
      {teams.length > 1 ? (
        <Field label="Team">
          <Select
            value={value.team}
            onChange={(event) => change({ team: event.target.value, person: "", cover: QUEUE })}
          >
            {teams.map(({ team, name }) => (
              <option key={team} value={team}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field label="Who is away" error={missing ? "Choose the person." : problem?.field("person")} required>
        <Select value={value.person} onChange={set("person")}>
          <option value="">Choose</option>
          <Options people={members} />
        </Select>
      </Field>
      <div className="two">
        <Field label="First day" error={problem?.field("firstDay")} required>
          <TextInput type="date" min={today} value={value.firstDay} onChange={set("firstDay")} />
        </Field>
        <Field label="Last day" error={problem?.field("lastDay")} required>
          <TextInput type="date" min={value.firstDay} value={value.lastDay} onChange={set("lastDay")} />
        </Field>
      </div>
      <Field label="Cover" error={problem?.field("cover")} hint="Days are those of the team's time zone.">
        <Select value={value.cover} onChange={set("cover")}>
          <option value={QUEUE}>The team's queue</option>
          <Options people={members.filter(({ id }) => id !== value.person)} />
        </Select>
      </Field>
      {away ? (
        <p className="sm ink2">
          When it begins, {casesWords(away.open)} of {away.name} go to the cover, offers to them to the whole team.
          Meanwhile nobody can give them a case. Nothing comes back by itself.
        </p>
      ) : null}
    </Dialog>
  );
}

function Options({ people }: { people: PersonView[] }) {
  return people.map(({ id, name, open }) => (
    <option key={id} value={id}>
      {name}, {open} open
    </option>
  ));
}

function membersOf(people: readonly PersonView[], team: string): PersonView[] {
  return people
    .filter((one) => one.active && one.teams.includes(team) && worksCases(one.role))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
