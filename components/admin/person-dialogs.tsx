"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { AddPersonDialog } from "#components/admin/add-person-dialog.tsx";
import { type AdminPerson, type Moved, useUnseenMoves } from "#components/admin/admin-data.ts";
import { MovesPreview, movedWords } from "#components/admin/moves-preview.tsx";
import { OnceDialog } from "#components/admin/once-dialog.tsx";
import { RoleDialog } from "#components/admin/role-dialog.tsx";
import { TeamsDialog } from "#components/admin/teams-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { api } from "#lib/client/api.ts";

export type PersonAct =
  | { is: "add" }
  | { is: "rename" | "role" | "teams" | "link" | "deactivate" | "activate"; person: AdminPerson };

/** The dialog of the act that was chosen. */
export function PersonDialogs({ act, onClose }: { act: PersonAct | null; onClose: () => void }) {
  if (!act) return null;
  if (act.is === "add") return <AddPersonDialog onClose={onClose} />;
  const { person } = act;
  switch (act.is) {
    case "rename":
      return <RenameDialog person={person} onClose={onClose} />;
    case "role":
      return <RoleDialog person={person} onClose={onClose} />;
    case "teams":
      return <TeamsDialog person={person} onClose={onClose} />;
    case "link":
      return <LinkDialog person={person} onClose={onClose} />;
    case "deactivate":
      return <DeactivateDialog person={person} onClose={onClose} />;
    case "activate":
      return <ActivateDialog person={person} onClose={onClose} />;
  }
}

export type PersonDialogProps = { person: AdminPerson; onClose: () => void };

function RenameDialog({ person, onClose }: PersonDialogProps) {
  return (
    <ActDialog
      title={`Rename ${person.name}`}
      go="Rename"
      size="small"
      onClose={onClose}
      act={(form) => api.patch(`/admin/people/${person.id}`, { name: form.get("name") })}
    >
      {(errorOf) => (
        <Field label="Name" error={errorOf("name")} hint="Names are looked up when read, in the past too.">
          <TextInput name="name" defaultValue={person.name} autoComplete="off" />
        </Field>
      )}
    </ActDialog>
  );
}

function LinkDialog({ person, onClose }: PersonDialogProps) {
  const [url, setUrl] = useState<string | null>(null);
  if (url) return <OnceDialog title={`Sign-in link for ${person.name}`} secret={url} onClose={onClose} />;
  return (
    <ActDialog
      title={`New sign-in link for ${person.name}`}
      go="Make the link"
      size="small"
      onClose={onClose}
      act={() => api.post<{ url: string }>(`/admin/people/${person.id}/invitations`)}
      onDone={(made) => setUrl(made.url)}
    >
      <p>They choose a new password with it. It works once, for a day; a link made before ends now.</p>
    </ActDialog>
  );
}

function DeactivateDialog({ person, onClose }: PersonDialogProps) {
  const path = `/admin/people/${person.id}/deactivation`;
  const unseen = useUnseenMoves(path);
  return (
    <ActDialog
      title={`Deactivate ${person.name}`}
      go="Deactivate"
      onClose={onClose}
      reason={unseen}
      act={() => api.post<Moved>(path)}
      onDone={({ moved }) => {
        toastDone(`${person.name} was deactivated. ${movedWords(moved)}`);
        onClose();
      }}
    >
      <p>
        They are signed out everywhere at once. What they hold moves in the same moment, so that no case is without an
        owner; what comes to them until then moves too.
      </p>
      <MovesPreview path={path} />
    </ActDialog>
  );
}

function ActivateDialog({ person, onClose }: PersonDialogProps) {
  return (
    <ActDialog
      title={`Activate ${person.name}`}
      go="Activate"
      size="small"
      onClose={onClose}
      act={() => api.post(`/admin/people/${person.id}/activation`)}
    >
      <p>They can sign in again, with the role and teams they had. Cases that moved away stay where they are.</p>
    </ActDialog>
  );
}
