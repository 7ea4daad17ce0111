import { pool } from "./database.ts";
import { hashPassword, isOutdated, isPassword } from "./password.ts";
import { logSignIn } from "./security-log.ts";
import { startSessionKnowing } from "./sessions.ts";

/** A person who has just signed in, as next-auth carries them to the token. */
export type SignedIn = { id: string; sid: string; epoch: number };

type Row = { id: string; active: boolean; auth_epoch: number; password_hash: string | null };

/**
 * Starts a session for these credentials; null when they are wrong. An unknown account, a wrong password and a person
 * who is not active take the same time and look the same from outside.
 */
export async function signIn(email: string, password: string): Promise<SignedIn | null> {
  const person = await findAccount(accountOf(email));
  const stored = person?.password_hash ?? null;
  const fits = await isPassword(stored, password);
  if (!fits || !person?.active || stored === null) {
    logSignIn("sign-in-failed", person?.id ?? null);
    return null;
  }
  const { id, auth_epoch: epoch } = person;
  const sid = await startSessionKnowing(stored, id, epoch);
  // Changed, or only hashed anew, while this one was verified.
  if (sid === null) return signIn(email, password);
  if (isOutdated(stored)) await hashAgain(id, stored, password);
  logSignIn("signed-in", id);
  return { id, sid, epoch };
}

async function findAccount(account: string): Promise<Row | undefined> {
  if (account.includes("\0")) return undefined; // no text in PostgreSQL holds it
  const { rows } = await pool().query<Row>(
    "select id, active, auth_epoch, password_hash from people where email = $1",
    [account],
  );
  return rows[0];
}

/** The account that an email names: upper and lower case are one. */
export function accountOf(email: string): string {
  return email.trim().toLowerCase();
}

async function hashAgain(id: string, stored: string, password: string): Promise<void> {
  const again = await hashPassword(password);
  await pool().query("update people set password_hash = $3 where id = $1 and password_hash = $2", [id, stored, again]);
}
