import { pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { makeLink } from "../invitations.ts";
import { changeOrganisation } from "./change.ts";
import { personOf } from "./people.ts";
import { refused } from "./refusals.ts";

/** A one-time link with which a person chooses a password; the one before it ends. Told once, to the admin who asked. */
export async function inviteAgain(by: Identity, id: string): Promise<{ url: string }> {
  const { active } = await personOf(pool(), id);
  if (!active) throw refused("person-inactive", "Activate this person first; then make a link.");
  const link = await invite(id);
  await changeOrganisation(by, "person-invited", async () => ({ result: null, detail: { person: id } }));
  return link;
}

/** The first link of a person who was just added. */
export async function invite(person: string): Promise<{ url: string }> {
  return { url: await makeLink(person) };
}
