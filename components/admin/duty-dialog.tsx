"use client";
import { useMutation } from "@tanstack/react-query";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { type AdminTeam, useAdminPeople, useAdminTeams, useRefresh } from "#components/admin/admin-data.ts";
import { dutyOf } from "#components/admin/duty-form.ts";
import { focusIfLost } from "#components/admin/focus-if-lost.ts";
import { PersonSelect } from "#components/admin/person-select.tsx";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { zoneHint } from "#components/case-acts/local-time.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { api } from "#lib/client/api.ts";
import { useNames } from "#lib/client/names.ts";
import { worksCases } from "#lib/domain/directory.ts";

/** Who is on duty when, and putting somebody on. A new row makes room for itself among those that are set. */
export function DutyDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const team = useAdminTeams().data?.find((one) => one.slug === slug);
  const { data: people = [] } = useAdminPeople();
  const timeZone = useTimeZone();
  const working = people.filter((person) => person.active && worksCases(person.role));
  if (!team) return null;
  return (
    <ActDialog
      title={`Duty of ${team.name}`}
      go="Put on duty"
      onClose={onClose}
      onDone={() => {}}
      act={(form) => api.post(`/admin/teams/${slug}/duty`, dutyOf(form, timeZone))}
    >
      {(errorOf) => (
        <>
          <DutyRows team={team} />
          <div className="two">
            <Field label="Lead" error={errorOf("lead")}>
              <PersonSelect name="lead" people={working.filter(({ role }) => role === "lead")} />
            </Field>
            <Field label="Deputy" error={errorOf("deputy")} hint="Answers while the lead is not active.">
              <PersonSelect name="deputy" people={working} none="No deputy" />
            </Field>
            <Field label="From" error={errorOf("from")} hint={`Empty: from now. ${zoneHint(timeZone)}`}>
              <TextInput name="from" type="datetime-local" />
            </Field>
            <Field label="Until" error={errorOf("until")} hint={`Empty: until further notice. ${zoneHint(timeZone)}`}>
              <TextInput name="until" type="datetime-local" />
            </Field>
          </div>
        </>
      )}
    </ActDialog>
  );
}

function DutyRows({ team }: { team: AdminTeam }) {
  const names = useNames();
  const refresh = useRefresh();
  const end = useMutation({
    mutationFn: (from: string) => api.delete(`/admin/teams/${team.slug}/duty/${from}`),
    onSuccess: async () => {
      await refresh();
      focusIfLost('[role="dialog"] [name="lead"]');
    },
  });
  if (team.duty.length === 0) return <p className="ink2">Nobody is set: the organisation's fallback lead answers.</p>;
  return (
    <>
      <table className="table">
        <caption className="sr">Duty that runs or is to come</caption>
        <thead>
          <tr>
            <th scope="col">Lead</th>
            <th scope="col">Deputy</th>
            <th scope="col">From</th>
            <th scope="col">Until</th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {team.duty.map(({ from, until, lead, deputy }) => (
            <tr key={from}>
              <th scope="row">{names.person(lead)}</th>
              <td>{deputy ? names.person(deputy) : <span className="ink3">None</span>}</td>
              <td>{from.startsWith("0001") ? "Always" : <TimeText at={from} />}</td>
              <td>{until ? <TimeText at={until} /> : "Further notice"}</td>
              <td>
                <Button
                  small
                  aria-label={`End the duty of ${names.person(lead)}`}
                  busy={end.isPending && end.variables === from}
                  onClick={() => end.mutate(from)}
                >
                  End
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {end.error ? <ProblemNotice error={end.error} /> : null}
    </>
  );
}
