/** One-time links with which a person chooses a password. The token is 32 random bytes, kept as a hash, for a day. */
import { hash, randomBytes } from "node:crypto";
import { type Client, inTransaction, pool } from "./database.ts";
import { env } from "./env.ts";
import { newId } from "./ids.ts";
import { Problem } from "./problem.ts";

/** What a link that still holds is for: a person's password, or (null) the first admin. */
export type Invitation = { person: { id: string; name: string; email: string } | null };

/** Makes a link for the person, or without one for the first admin. The one before it ends. */
export async function makeLink(personId: string | null): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await inTransaction(async (client) => {
    await endLinksWithin(client, personId);
    await client.query(
      "insert into invitations (id, hash, person_id, expires_at) values ($1, $2, $3, now() + interval '24 hours')",
      [newId(), hashOf(token), personId],
    );
  });
  return `${env().publicUrl}/welcome/${token}`;
}

/** No link that the person (null: the first admin) was given before opens any more. */
export async function endLinksWithin(client: Client, personId: string | null): Promise<void> {
  await client.query(
    "update invitations set used_at = now() where person_id is not distinct from $1::uuid and used_at is null",
    [personId],
  );
}

const FIND = `
  select p.id, p.name, p.email from invitations i left join people p on p.id = i.person_id
  where i.hash = $1 and i.used_at is null and i.expires_at > now()
    and case when i.person_id is null
      then not exists (select from people where role = 'admin' and active)
      else p.active end`;

/** What the link is for; null when it was used, is too old, or there is nothing for it to do. Changes nothing. */
export async function readLink(token: string): Promise<Invitation | null> {
  const { rows } = await pool().query<{ id: string | null; name: string; email: string }>(FIND, [hashOf(token)]);
  const row = rows[0];
  if (!row) return null;
  const { id, name, email } = row;
  return { person: id === null ? null : { id, name, email } };
}

/** Uses the link up. Throws 404 when somebody was faster. Locks its row until the transaction ends. */
export async function spendLink(client: Client, token: string): Promise<void> {
  const { rowCount } = await client.query(
    "update invitations set used_at = now() where hash = $1 and used_at is null and expires_at > now()",
    [hashOf(token)],
  );
  if (rowCount !== 1) throw linkGone();
}

export function linkGone(): Problem {
  return new Problem(
    404,
    "not-found",
    "This link was used already, or is older than a day. Ask an admin for a new one.",
  );
}

function hashOf(token: string): Buffer {
  return hash("sha256", token, "buffer");
}
