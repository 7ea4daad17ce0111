/** Coming in by a one-time link: an invited person sets a password, the first admin also a name and an email. */
import * as z from "zod";
import { requireUncommon } from "./common-passwords.ts";
import type { Client } from "./database.ts";
import type { Identity } from "./identity.ts";
import { newId } from "./ids.ts";
import { linkGone, readLink, spendLink } from "./invitations.ts";
import { changeOrganisation } from "./org/change.ts";
import { emailField, nameField } from "./org/org-text.ts";
import { parseBody } from "./parse-body.ts";
import { hashPassword, newPassword } from "./password.ts";
import { Problem } from "./problem.ts";
import { endAllSessionsWithin } from "./sessions.ts";
import { accountOf } from "./sign-in.ts";
import { forgetFailuresWithin } from "./sign-in-limits.ts";

const token = z.string().max(100);
const invitedSchema = z.strictObject({ token, password: newPassword });
const firstAdminSchema = z.strictObject({ token, password: newPassword, name: nameField, email: emailField });
/** The body of `POST /welcome`: which of the two, the link decides. */
export const welcomeSchema = z.union([invitedSchema, firstAdminSchema]);

/** `POST /welcome`. Returns the email to sign in with. Throws 404 for a link that no longer holds, 422 for the fields. */
export async function welcome(body: unknown): Promise<{ email: string }> {
  const { token: said } = parseBody(z.looseObject({ token }), body);
  // Before the password is hashed, which is made to be slow.
  const link = await readLink(said);
  if (!link) throw linkGone();
  return link.person
    ? setPassword(link.person, parseBody(invitedSchema, body))
    : addFirstAdmin(parseBody(firstAdminSchema, body));
}

async function setPassword(
  person: { id: string; email: string },
  { token, password }: z.output<typeof invitedSchema>,
): Promise<{ email: string }> {
  await requireUncommon(password);
  const hashed = await hashPassword(password);
  await changeOrganisation(asPerson(person.id), "password-set", async (client) => {
    await spendLink(client, token);
    const { rowCount } = await client.query("update people set password_hash = $2 where id = $1 and active", [
      person.id,
      hashed,
    ]);
    if (rowCount !== 1) throw linkGone();
    await endAllSessionsWithin(client, person.id);
    // Strangers may have used up the account's tries: the link is the way past them.
    await forgetFailuresWithin(client, accountOf(person.email));
    return { result: null, detail: { person: person.id }, access: { person: person.id } };
  });
  return { email: person.email };
}

async function addFirstAdmin(said: z.output<typeof firstAdminSchema>): Promise<{ email: string }> {
  const { token, name, email } = said;
  await requireUncommon(said.password);
  const [id, hashed] = [newId(), await hashPassword(said.password)];
  await changeOrganisation(asPerson(id), "person-created", async (client) => {
    await spendLink(client, token);
    await requireNoAdmin(client);
    const { rowCount } = await client.query(
      `insert into people (id, email, name, role, password_hash) values ($1, $2, $3, 'admin', $4)
       on conflict (email) do nothing`,
      [id, email, name, hashed],
    );
    if (rowCount !== 1) throw emailTaken();
    // Untaken cases of a team without a duty lead are somebody's from the first day on.
    await client.query("update org set fallback_lead = $1 where fallback_lead is null", [id]);
    return { result: null, detail: { person: id, name, role: "admin", teams: [] }, access: { all: true } };
  });
  return { email };
}

/** The organisation is held by this transaction: nobody else becomes the first admin meanwhile. */
async function requireNoAdmin(client: Client): Promise<void> {
  const { rowCount } = await client.query("select from people where role = 'admin' and active limit 1");
  if (rowCount) throw linkGone();
}

function asPerson(id: string): Identity {
  return { actor: { kind: "user", id } };
}

function emailTaken(): Problem {
  return new Problem(409, "conflict", "Somebody has this email address already.", { rule: "email-taken" });
}
