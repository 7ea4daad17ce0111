/** Keys of other systems: made, listed and revoked by an admin. Who a key is, is found in api-keys.ts. */
import * as z from "zod";
import type { Scope } from "../../domain/permissions.ts";
import { forgetKeys, makeSecret, SCOPES } from "../api-keys.ts";
import { pool } from "../database.ts";
import { actorKey, type Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { forbidden } from "../problem.ts";
import { changeOrganisation } from "./change.ts";
import { nameField } from "./org-text.ts";
import { noSuch } from "./refusals.ts";

export const newKeySchema = z.strictObject({
  name: nameField,
  scopes: z
    .array(z.enum(SCOPES))
    .min(1, "must name at least one scope")
    .transform((scopes) => SCOPES.filter((scope) => scopes.includes(scope))),
});

/** Every key, newest first; never the secret. */
export async function listKeys(): Promise<object> {
  const { rows } = await pool().query(
    `select id, name, scopes, created_by as "createdBy", created_at as "createdAt", last_used_at as "lastUsedAt",
       revoked_at as "revokedAt" from api_keys order by id desc`,
  );
  return { items: rows, nextCursor: null };
}

/** Makes a key. The secret stands in this answer and nowhere else. A key gives no scope that it has not itself. */
export async function createKey(by: Identity, { name, scopes }: z.output<typeof newKeySchema>): Promise<object> {
  const beyond = by.scopes && scopes.find((scope: Scope) => !by.scopes?.includes(scope));
  if (beyond) throw forbidden(`This key has no scope ${beyond} to give.`);
  const id = newId();
  const { secret, hashed } = makeSecret();
  await changeOrganisation(by, "key-created", async (client) => {
    await client.query("insert into api_keys (id, name, hash, scopes, created_by) values ($1, $2, $3, $4, $5)", [
      id,
      name,
      hashed,
      scopes,
      actorKey(by.actor),
    ]);
    return { result: id, detail: { key: id, name, scopes } };
  });
  return { id, name, scopes, secret };
}

/** Ends a key: at once in this process, within a second in others. Sockets that it opened are looked at again. */
export async function revokeKey(by: Identity, id: string): Promise<void> {
  if (!z.uuid().safeParse(id).success) throw noSuch("key");
  await changeOrganisation(by, "key-revoked", async (client) => {
    const { rows } = await client.query<{ revoked: boolean }>(
      "select revoked_at is not null as revoked from api_keys where id = $1 for update",
      [id],
    );
    if (!rows[0]) throw noSuch("key");
    if (rows[0].revoked) return null;
    await client.query("update api_keys set revoked_at = now() where id = $1", [id]);
    return { result: null, detail: { key: id }, access: { all: true }, announce: [forgetKeys] };
  });
}
