"use client";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import type { ApiKey } from "#components/admin/admin-data.ts";
import { OnceDialog } from "#components/admin/once-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { api } from "#lib/client/api.ts";

const OVERLAPS = [
  { value: "1440", label: "A day" },
  { value: "10080", label: "A week" },
  { value: "60", label: "An hour" },
  { value: "0", label: "Not at all: it ends at once" },
];

/** The key stays who it is; two secrets open it for a while, so that its system is never without one. */
export function NewSecretDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const [overlap, setOverlap] = useState("1440");
  const [secret, setSecret] = useState<string | null>(null);
  if (secret) return <OnceDialog title={`Key ${apiKey.name}`} label="API key" secret={secret} onClose={onClose} />;
  return (
    <ActDialog
      title={`New secret for ${apiKey.name}`}
      go="Make a new secret"
      size="small"
      onClose={onClose}
      onDone={(made) => setSecret(made.secret)}
      act={() => api.post<{ secret: string }>(`/keys/${apiKey.id}/secret`, { overlapMinutes: Number(overlap) })}
    >
      <p>The key keeps its name, scopes and history. Give its system the new secret while the old one still works.</p>
      <Field label="How long the old one still works">
        <Select value={overlap} onChange={(event) => setOverlap(event.target.value)}>
          {OVERLAPS.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </ActDialog>
  );
}
