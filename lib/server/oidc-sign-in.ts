/**
 * Whom a provider's word lets in. The first time, a verified email finds an active person, and the provider's own number
 * for them is bound; from then on that number alone counts. Nobody is created, and deactivating a person unbinds them.
 */
import type { Client } from "./database.ts";
import { pool } from "./database.ts";
import type { OidcProfile } from "./oidc.ts";
import { changeOrganisation } from "./org/change.ts";
import { startSession } from "./sessions.ts";
import { accountOf, type SignedIn } from "./sign-in.ts";

/** As the sign-in page reads it from its address. */
export type OidcRefusal = "NoPerson" | "EmailUnverified" | "OtherAccount";
type Found = { id: string; active: boolean; auth_epoch: number };

/** Starts a session for whom this means here, or says why not. */
export async function signInByOidc(profile: OidcProfile): Promise<SignedIn | OidcRefusal> {
  const found = (await boundTo(profile)) ?? (await bind(profile));
  if (typeof found === "string") return found;
  if (!found.active) return "NoPerson";
  return { id: found.id, sid: await startSession(found.id, found.auth_epoch), epoch: found.auth_epoch };
}

async function boundTo({ iss, sub }: OidcProfile): Promise<Found | null> {
  const { rows } = await pool().query<Found>(
    `select p.id, p.active, p.auth_epoch from person_identities i join people p on p.id = i.person_id
     where i.issuer = $1 and i.subject = $2`,
    [iss, sub],
  );
  return rows[0] ?? null;
}

async function bind(profile: OidcProfile): Promise<Found | OidcRefusal> {
  if (!profile.email || profile.email_verified !== true) return "EmailUnverified";
  const account = accountOf(profile.email);
  const person = isLookAlike(profile.email, account) ? undefined : await findPerson(account);
  if (!person?.active) return "NoPerson";
  await changeOrganisation({ actor: { kind: "user", id: person.id } }, "identity-bound", (client) =>
    insertBinding(client, profile, person.id),
  );
  const bound = await boundTo(profile);
  return bound?.id === person.id ? bound : "OtherAccount";
}

/** Lower case makes a plain k of the sign for kelvin: at the provider it is another address, with another person behind it. */
function isLookAlike(said: string, account: string): boolean {
  const plain = /^[\x20-\x7e]*$/;
  return plain.test(account) && !plain.test(said.trim());
}

async function findPerson(email: string): Promise<Found | undefined> {
  if (email.includes("\0")) return undefined; // no text in PostgreSQL holds it
  const { rows } = await pool().query<Found>("select id, active, auth_epoch from people where email = $1", [email]);
  return rows[0];
}

/** Two first sign-ins at once bind once; a person has one account at a provider. */
async function insertBinding(client: Client, { iss, sub }: OidcProfile, person: string) {
  const { rowCount } = await client.query(
    `insert into person_identities (issuer, subject, person_id)
     select $1, $2, id from people where id = $3 and active on conflict do nothing`,
    [iss, sub, person],
  );
  return rowCount === 1 ? { result: null, detail: { person, issuer: iss } } : null;
}

/** What a provider bound to the person is forgotten, in the transaction that lets them go. */
export async function unbindWithin(client: Client, person: string): Promise<void> {
  await client.query("delete from person_identities where person_id = $1", [person]);
}
