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

const month = 31 * 24 * 60;
/** How long the secret before still works: a day unless it is said. */
export const newSecretSchema = z.strictObject({ overlapMinutes: z.int().min(0).max(month).default(1440) });

/** Every key, newest first; never the secret. */
export async function listKeys(): Promise<object> {
  const { rows } = await pool().query(
    `select id, name, scopes, created_by as "createdBy", created_at as "createdAt", last_used_at as "lastUsedAt",
       revoked_at as "revokedAt", case when previous_until > now() then previous_until end as "previousUntil" from api_keys order by id desc`,
  );
  return { items: rows, nextCursor: null };
}

/** Makes a key. The secret stands in this answer and nowhere else. A key gives no scope that it has not itself. */
export async function createKey(by: Identity, { name, scopes }: z.output<typeof newKeySchema>): Promise<object> {
  requireOwnScopes(by, scopes);
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

/**
 * Gives a key a new secret; it stays who it is, so that what its system repeats is still known as repeated. The one before
 * works until the overlap is over, any earlier one ends now. Throws 404 for a key that is not there or was revoked.
 */
export async function renewKey(
  by: Identity,
  id: string,
  { overlapMinutes }: z.output<typeof newSecretSchema>,
): Promise<object> {
  if (!z.uuid().safeParse(id).success) throw noSuch("key");
  const { secret, hashed } = makeSecret();
  const renewed = await changeOrganisation(by, "key-renewed", async (client) => {
    const { rows } = await client.query<Renewed>(RENEW, [id, hashed, overlapMinutes]);
    if (!rows[0]) throw noSuch("key");
    requireOwnScopes(by, rows[0].scopes);
    return { result: rows[0], detail: { key: id, overlapMinutes }, access: { all: true }, announce: [forgetKeys] };
  });
  return { ...renewed, secret };
}

type Renewed = { id: string; name: string; scopes: Scope[]; previousUntil: Date | null };

const RENEW = `
  update api_keys set hash = $2,
    previous_hash = case when $3 > 0 then hash end,
    previous_until = case when $3 > 0 then now() + make_interval(mins => $3) end
  where id = $1 and revoked_at is null
  returning id, name, scopes, previous_until as "previousUntil"`;

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

function requireOwnScopes(by: Identity, scopes: Scope[]): void {
  const beyond = by.scopes && scopes.find((scope) => !by.scopes?.includes(scope));
  if (beyond) throw forbidden(`This key has no scope ${beyond} to give.`);
}
