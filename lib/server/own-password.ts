/** A person changes their own password: whoever sits down at an open desk cannot. */
import * as z from "zod";
import { requireUncommon } from "./common-passwords.ts";
import { type Client, pool } from "./database.ts";
import { env } from "./env.ts";
import { endLinksWithin } from "./invitations.ts";
import { changeOrganisation } from "./org/change.ts";
import { hashPassword, isPassword, newPassword } from "./password.ts";
import { forbidden, Problem } from "./problem.ts";
import { logSignIn } from "./security-log.ts";
import type { Session } from "./sessions.ts";
import { accountOf } from "./sign-in.ts";
import { beginAttempt } from "./sign-in-limits.ts";

export const ownPasswordSchema = z.strictObject({ current: z.string().max(1_000), password: newPassword });

/**
 * `POST /me/password`. Ends every other session of the person, and links with which a password could be set. Throws 422 for a wrong current password, which counts like
 * a failed sign-in (429 after too many), and 403 where a provider knows who people are.
 */
export async function changeOwnPassword(
  { id: session, person }: Session,
  { current, password }: z.output<typeof ownPasswordSchema>,
  address: string,
): Promise<void> {
  if (!env().passwordSignIn) throw forbidden("Passwords are your sign-in provider's here. Change yours there.");
  const known = await requireOwn(person, current, address);
  if (current === password) throw wrong("password", "is the one you have");
  await requireUncommon(password);
  const hashed = await hashPassword(password);
  await changeOrganisation({ actor: { kind: "user", id: person.id } }, "password-set", async (client) => {
    await replaceWithin(client, person.id, known, hashed);
    await client.query("update sessions set ended_at = now() where person_id = $1 and id <> $2 and ended_at is null", [
      person.id,
      session,
    ]);
    await endLinksWithin(client, person.id);
    return { result: null, detail: { person: person.id }, access: { person: person.id } };
  });
}

/** Only the password that was verified: whoever knows an older one does not set the next. */
async function replaceWithin(client: Client, person: string, known: string, hashed: string): Promise<void> {
  const { rowCount } = await client.query(
    "update people set password_hash = $3 where id = $1 and password_hash = $2 and active",
    [person, known, hashed],
  );
  if (rowCount !== 1) throw wrong("current", "is not your password");
}

/** Returns the hash that the current one fits. */
async function requireOwn({ id, email }: Session["person"], current: string, address: string): Promise<string> {
  const attempt = await beginAttempt(accountOf(email), address);
  const { rows } = await pool().query<{ hash: string | null }>(
    "select password_hash as hash from people where id = $1",
    [id],
  );
  const hash = rows[0]?.hash ?? null;
  if ((await isPassword(hash, current)) && hash !== null) {
    await attempt.forget();
    return hash;
  }
  logSignIn("sign-in-failed", id);
  throw wrong("current", "is not your password");
}

function wrong(path: "current" | "password", message: string): Problem {
  return new Problem(422, "invalid", `${path}: ${message}.`, { errors: [{ path, message }] });
}
