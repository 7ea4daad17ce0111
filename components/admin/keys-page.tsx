"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import { type ApiKey, useKeys } from "#components/admin/admin-data.ts";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { KeysTable } from "#components/admin/keys-table.tsx";
import { NewSecretDialog } from "#components/admin/new-secret-dialog.tsx";
import { OnceDialog } from "#components/admin/once-dialog.tsx";
import { TickList } from "#components/admin/tick-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";
import type { Scope } from "#lib/domain/permissions.ts";

type Act = { is: "add" } | { is: "renew" | "revoke"; key: ApiKey };

/** Keys of other systems: what they may, when they were last used, and ending them. */
export function KeysPage() {
  const query = useKeys();
  const keys = query.data;
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  return (
    <AdminPage
      title="API keys"
      count={keys?.filter((key) => key.revokedAt === null).length}
      of={query}
      act={
        <Button kind="primary" icon={Plus} onClick={() => setAct({ is: "add" })}>
          Make a key
        </Button>
      }
    >
      {keys?.length === 0 ? (
        <Empty title="No key yet">Make one for each system that talks to Baton.</Empty>
      ) : (
        <KeysTable
          keys={keys ?? []}
          onRenew={(key) => setAct({ is: "renew", key })}
          onRevoke={(key) => setAct({ is: "revoke", key })}
        />
      )}
      {act?.is === "add" ? <MakeKeyDialog onClose={close} /> : null}
      {act?.is === "renew" ? <NewSecretDialog apiKey={act.key} onClose={close} /> : null}
      {act?.is === "revoke" ? <RevokeKeyDialog apiKey={act.key} onClose={close} /> : null}
    </AdminPage>
  );
}

const SCOPES: Record<Scope, string> = {
  read: "Reads every case, with personal values",
  write: "Gives every command that does not own",
  import: "Imports files and opens cases",
  webhooks: "Manages webhooks",
  admin: "Administers people, teams and keys",
};
const OPTIONS = (Object.keys(SCOPES) as Scope[]).map((value) => ({ value, label: `${value}: ${SCOPES[value]}` }));

function MakeKeyDialog({ onClose }: { onClose: () => void }) {
  const [scopes, setScopes] = useState<Scope[]>(["read"]);
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  if (made) return <OnceDialog title={`Key ${made.name}`} label="API key" secret={made.secret} onClose={onClose} />;
  return (
    <ActDialog
      title="Make an API key"
      go="Make the key"
      onClose={onClose}
      onDone={setMade}
      reason={scopes.length === 0 ? "Choose at least one scope." : undefined}
      act={(form) => api.post<{ name: string; secret: string }>("/keys", { name: form.get("name"), scopes })}
    >
      {(errorOf) => (
        <>
          <Field label="Name" error={errorOf("name")} hint="The system that will use it.">
            <TextInput name="name" autoComplete="off" />
          </Field>
          <TickList
            legend="Scopes"
            name="scopes"
            options={OPTIONS}
            chosen={scopes}
            onChange={setScopes}
            error={errorOf("scopes")}
          />
        </>
      )}
    </ActDialog>
  );
}

function RevokeKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  return (
    <ActDialog
      title={`Revoke ${apiKey.name}`}
      go="Revoke"
      size="small"
      onClose={onClose}
      act={() => api.delete(`/keys/${apiKey.id}`)}
    >
      <p>Whoever uses it is refused from now on, and its open connections end. A revoked key does not come back.</p>
    </ActDialog>
  );
}
