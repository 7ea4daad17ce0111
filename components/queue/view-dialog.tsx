"use client";
import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { useNames } from "#lib/client/names.ts";
import { useMe } from "#lib/client/queries.ts";
import type { SavedView, ViewDraft } from "#lib/client/saved-views.ts";

/** Name, description and who sees it: for a new view, or one that is renamed or shared. */
export function ViewDialog({
  view,
  title,
  go,
  onKeep,
  onClose,
}: {
  view: SavedView | null;
  title: string;
  go: string;
  onKeep: (draft: ViewDraft) => Promise<void>;
  onClose: () => void;
}) {
  const { data: me } = useMe();
  const names = useNames();
  const [draft, setDraft] = useState<ViewDraft>({
    name: view?.name ?? "",
    description: view?.description ?? "",
    team: view?.team ?? null,
  });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const set = (change: Partial<ViewDraft>) => setDraft((before) => ({ ...before, ...change }));
  async function keep(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await onKeep(draft);
      onClose();
    } catch (failed) {
      if (!(failed instanceof ApiProblem)) throw failed;
      setProblem(failed);
      setBusy(false);
    }
  }
  const teams = [...new Set([...(me?.teams ?? []), ...(draft.team ? [draft.team] : [])])];
  return (
    <Dialog
      open
      size="small"
      title={title}
      onClose={onClose}
      onSubmit={keep}
      foot={
        <span className="line">
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {go}
          </Button>
        </span>
      }
    >
      <Field
        label="Name"
        hint="Leave customers out of it: colleagues may read it."
        error={problem?.field("name")}
        required
      >
        <TextInput
          value={draft.name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => set({ name: event.target.value })}
        />
      </Field>
      <Field label="What it is for (optional)" error={problem?.field("description")}>
        <TextInput
          value={draft.description}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ description: event.target.value })}
        />
      </Field>
      <Field label="Who sees it">
        <Select value={draft.team ?? ""} onChange={(event) => set({ team: event.target.value || null })}>
          <option value="">Only me</option>
          {teams.map((slug) => (
            <option key={slug} value={slug}>
              {names.team(slug)}
            </option>
          ))}
        </Select>
      </Field>
      {problem && problem.errors.length === 0 ? (
        <Notice kind="error" title="Not kept.">
          {problem.message}
        </Notice>
      ) : null}
    </Dialog>
  );
}
