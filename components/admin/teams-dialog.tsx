"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { type Moved, useAdminTeams, useUnseenMoves } from "#components/admin/admin-data.ts";
import { MovesPreview, movedWords } from "#components/admin/moves-preview.tsx";
import type { PersonDialogProps } from "#components/admin/person-dialogs.tsx";
import { TickList } from "#components/admin/tick-list.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { api } from "#lib/client/api.ts";

export function TeamsDialog({ person, onClose }: PersonDialogProps) {
  const [teams, setTeams] = useState(person.teams);
  const leaves = person.teams.some((team) => !teams.includes(team));
  const same = !leaves && teams.length === person.teams.length;
  const path = `/admin/people/${person.id}/moves?teams=${teams.join(",")}`;
  const unseen = useUnseenMoves(leaves ? path : null);
  return (
    <ActDialog
      title={`Teams of ${person.name}`}
      go="Change teams"
      onClose={onClose}
      reason={same ? "Nothing has been changed." : unseen}
      act={() => api.put<Moved>(`/admin/people/${person.id}/teams`, { teams })}
      onDone={({ moved }) => {
        toastDone(`The teams of ${person.name} were changed. ${movedWords(moved)}`);
        onClose();
      }}
    >
      {(errorOf) => (
        <>
          <TeamTicks chosen={teams} onChange={setTeams} error={errorOf("teams")} />
          {leaves ? <MovesPreview path={path} /> : null}
        </>
      )}
    </ActDialog>
  );
}

export function TeamTicks(props: { chosen: string[]; onChange: (teams: string[]) => void; error?: string }) {
  const { data: teams = [] } = useAdminTeams();
  const options = teams.map(({ slug, name, members }) => ({ value: slug, label: name, note: `${members} in it` }));
  return <TickList legend="Teams" name="teams" options={options} {...props} />;
}
