"use client";
import { useState } from "react";
import { ActDialog, type ErrorOf } from "#components/admin/act-dialog.tsx";
import type { AdminTeam, Hours } from "#components/admin/admin-data.ts";
import { DAYS, dayWords, readDay, WEEK } from "#components/admin/hours-words.ts";
import { SlugFields } from "#components/admin/slug-fields.tsx";
import { TimeZoneInput } from "#components/admin/time-zone-input.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { ApiProblem, api } from "#lib/client/api.ts";
import type { CalendarId, Weekday } from "#lib/domain/calendar.ts";

const CALENDARS: Record<CalendarId, string> = {
  "england-and-wales": "England and Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
  "south-africa": "South Africa",
  "us-federal": "United States, federal",
  none: "No holidays",
};
const OFFICE: Hours = Object.fromEntries(WEEK.slice(0, 5).map((day) => [day, [["09:00", "17:30"]]]));

/** Adds a team, or changes one; deadlines that are recorded already stay as they are. */
export function TeamFormDialog({ team, onClose }: { team?: AdminTeam; onClose: () => void }) {
  const [week, setWeek] = useState(() => typed(team?.hours ?? OFFICE));
  async function save(form: FormData) {
    const settings = settingsOf(form, week);
    if (team) return api.patch(`/admin/teams/${team.slug}`, settings);
    return api.post("/admin/teams", { slug: form.get("slug"), ...settings });
  }
  return (
    <ActDialog
      title={team ? `Change ${team.name}` : "Add a team"}
      go={team ? "Save changes" : "Add"}
      onClose={onClose}
      act={save}
    >
      {(errorOf) => (
        <>
          <SlugFields name={team?.name} fixedSlug={team?.slug} errorOf={errorOf} />
          <div className="two">
            <Field label="Time zone" error={errorOf("timeZone")}>
              <TimeZoneInput defaultValue={team?.timeZone ?? "Europe/London"} />
            </Field>
            <Field label="Holidays" error={errorOf("calendar")}>
              <Select name="calendar" defaultValue={team?.calendar ?? "england-and-wales"}>
                {Object.entries(CALENDARS).map(([id, words]) => (
                  <option key={id} value={id}>
                    {words}
                  </option>
                ))}
              </Select>
            </Field>
            <Minutes
              name="firstActionMinutes"
              label="First action within"
              now={team?.firstActionMinutes ?? 240}
              errorOf={errorOf}
            />
            <Minutes name="acceptMinutes" label="Accept within" now={team?.acceptMinutes ?? 60} errorOf={errorOf} />
          </div>
          <WeekFields week={week} onChange={setWeek} errorOf={errorOf} />
        </>
      )}
    </ActDialog>
  );
}

function Minutes({ name, label, now, errorOf }: { name: string; label: string; now: number; errorOf: ErrorOf }) {
  return (
    <Field label={label} error={errorOf(name)} hint="In minutes of working time.">
      <TextInput name={name} inputMode="numeric" defaultValue={now} />
    </Field>
  );
}

type Typed = Record<Weekday, string>;

function WeekFields({ week, onChange, errorOf }: { week: Typed; onChange: (week: Typed) => void; errorOf: ErrorOf }) {
  return (
    <fieldset className="field">
      <legend className="label mb-1">Working hours</legend>
      <p className="hint">Such as 09:00-12:00, 13:00-17:30. Empty on a closed day.</p>
      <div className="grid gap-2">
        {WEEK.map((day) => (
          <Field key={day} label={DAYS[day]} error={errorOf(`hours.${day}`)}>
            <TextInput
              name={`hours.${day}`}
              autoComplete="off"
              value={week[day]}
              onChange={(event) => onChange({ ...week, [day]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  );
}

function typed(hours: Hours): Typed {
  return Object.fromEntries(WEEK.map((day) => [day, dayWords(hours, day)])) as Typed;
}

function settingsOf(form: FormData, week: Typed) {
  const minutes = (name: string) => Number(form.get(name) || Number.NaN);
  return {
    name: form.get("name"),
    timeZone: form.get("timeZone"),
    calendar: form.get("calendar"),
    hours: hoursOf(week),
    firstActionMinutes: minutes("firstActionMinutes"),
    acceptMinutes: minutes("acceptMinutes"),
  };
}

/** What cannot be read as hours is said at its day, before anything is sent. */
function hoursOf(week: Typed): Hours {
  const read = WEEK.map((day) => [day, readDay(week[day])] as const);
  const message = "must be hours such as 09:00-17:30, or empty";
  const errors = read.flatMap(([day, spans]) => (spans === null ? [{ path: `hours.${day}`, message }] : []));
  if (errors.length > 0) throw new ApiProblem(422, { code: "invalid", detail: "Some hours cannot be read.", errors });
  return Object.fromEntries(read.filter(([, spans]) => spans !== null && spans.length > 0));
}
