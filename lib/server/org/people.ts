/** People: who works here, in which role and teams. Losing any of them moves what they hold (moves.ts). */
import { validate as isUuid } from "uuid";
import * as z from "zod";
import { ROLES, type Role, slugs } from "../../domain/codes.ts";
import { worksCases } from "../../domain/directory.ts";
import type { Client } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { unbindWithin } from "../oidc-sign-in.ts";
import { Problem } from "../problem.ts";
import { endAllSessionsWithin } from "../sessions.ts";
import { changeOrganisation } from "./change.ts";
import type { Loss } from "./move-scope.ts";
import { changeAndMove, type OwnChange } from "./moves.ts";
import { emailField, nameField, slugField } from "./org-text.ts";
import { invalidField, noSuch } from "./refusals.ts";
import { requireNotSelf, requireSpareAdmin, requireSpareFallback } from "./safeguards.ts";

const role = z.enum(slugs(ROLES));
const teams = z.array(slugField).max(50).transform(unique);

export const newPersonSchema = z.strictObject({ name: nameField, email: emailField, role, teams });
export const renameSchema = z.strictObject({ name: nameField });
export const roleSchema = z.strictObject({ role });
export const teamsSchema = z.strictObject({ teams });

export type StoredPerson = { id: string; name: string; role: Role; active: boolean; teams: string[] };

/** Adds a person who cannot sign in yet: they choose a password through the one-time link of `invite`. Returns the id. */
export async function createPerson(by: Identity, person: z.output<typeof newPersonSchema>): Promise<string> {
  const id = newId();
  await changeOrganisation(by, "person-created", async (client) => {
    const { name, email, role, teams } = person;
    await requireFreeEmail(client, email);
    await requireTeams(client, teams);
    await client.query("insert into people (id, email, name, role) values ($1, $2, $3, $4)", [id, email, name, role]);
    await join(client, id, teams);
    return { result: id, detail: { person: id, name, role, teams } };
  });
  return id;
}

export async function renamePerson(by: Identity, id: string, name: string): Promise<void> {
  await changeOrganisation(by, "person-renamed", async (client) => {
    const person = await personOf(client, id);
    if (person.name === name) return null;
    await client.query("update people set name = $2 where id = $1", [id, name]);
    return { result: null, detail: { person: id, from: person.name, to: name } };
  });
}

/** Gives another role. One that works no cases leaves what they held to the teams' queues; returns those references. */
export async function setRole(by: Identity, id: string, to: Role): Promise<string[]> {
  return changeAndMove(by, "role-changed", async (client) => {
    const person = await personOf(client, id);
    if (person.role === to) return null;
    requireNotSelf(by, id, "change your own role");
    if (person.role === "admin" && person.active) await requireSpareAdmin(client, id);
    if (to !== "lead") await requireSpareFallback(client, id);
    const change = async (): Promise<OwnChange> => {
      await client.query("update people set role = $2 where id = $1", [id, to]);
      return { detail: { person: id, from: person.role, to }, access: { person: id } };
    };
    return { loss: roleLoss(person, to), change };
  });
}

export function roleLoss(person: StoredPerson, to: Role): Loss {
  const reason = `The owner's role changed to ${ROLES[to]}.`;
  return { of: "person", person: person.id, teams: worksCases(to) ? [] : null, reason };
}

/** Sets the teams. What they held in a team they leave goes to its queue; returns those references. */
export async function setTeams(by: Identity, id: string, to: string[]): Promise<string[]> {
  return changeAndMove(by, "teams-changed", async (client) => {
    const person = await personOf(client, id);
    await requireTeams(client, to);
    if (isSame(person.teams, to)) return null;
    const change = async (): Promise<OwnChange> => {
      await client.query("delete from memberships where person_id = $1 and team_slug <> all ($2)", [id, to]);
      await join(client, id, to);
      return { detail: { person: id, from: person.teams, to }, access: { person: id } };
    };
    return { loss: teamsLoss(person, to), change };
  });
}

export function teamsLoss(person: StoredPerson, to: string[]): Loss {
  const left = person.teams.filter((team) => !to.includes(team));
  return { of: "person", person: person.id, teams: left, reason: "The owner left the team." };
}

/** Ends the person's sessions at once and moves everything they hold; returns those references. Their name stays on what they did. */
export async function deactivatePerson(by: Identity, id: string): Promise<string[]> {
  return changeAndMove(by, "person-deactivated", async (client) => {
    const person = await personOf(client, id);
    if (!person.active) return null;
    requireNotSelf(by, id, "deactivate yourself");
    if (person.role === "admin") await requireSpareAdmin(client, id);
    await requireSpareFallback(client, id);
    const change = async (): Promise<OwnChange> => {
      await client.query("update people set active = false where id = $1", [id]);
      await unbindWithin(client, id);
      await endAllSessionsWithin(client, id);
      return { detail: { person: id }, access: { person: id } };
    };
    return { loss: deactivationLoss(person), change };
  });
}

export function deactivationLoss(person: StoredPerson): Loss {
  return { of: "person", person: person.id, teams: null, reason: "The owner's account was deactivated." };
}

/** Lets a person back in, with the role and teams they had. Nothing that moved away comes back by itself. */
export async function activatePerson(by: Identity, id: string): Promise<void> {
  await changeOrganisation(by, "person-activated", async (client) => {
    const person = await personOf(client, id);
    if (person.active) return null;
    await client.query("update people set active = true, auth_epoch = auth_epoch + 1 where id = $1", [id]);
    return { result: null, detail: { person: id }, access: { person: id } };
  });
}

/** The person as stored. Throws 404. */
export async function personOf(client: Pick<Client, "query">, id: string): Promise<StoredPerson> {
  if (!isUuid(id)) throw noSuch("person");
  const { rows } = await client.query<StoredPerson>(
    `select id, name, role, active, array(select team_slug from memberships where person_id = p.id order by 1) as teams
     from people p where id = $1`,
    [id],
  );
  if (!rows[0]) throw noSuch("person");
  return rows[0];
}

async function requireFreeEmail(client: Client, email: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from people where email = $1", [email]);
  if (rowCount) throw new Problem(409, "conflict", "Somebody has this email address already.", { rule: "email-taken" });
}

export async function requireTeams(client: Pick<Client, "query">, teams: string[]): Promise<void> {
  const { rows } = await client.query<{ slug: string }>(
    "select given as slug from unnest($1::text[]) given where not exists (select 1 from teams where slug = given)",
    [teams],
  );
  if (rows[0]) throw invalidField("teams", `there is no team ${rows[0].slug}`);
}

async function join(client: Client, id: string, teams: string[]): Promise<void> {
  await client.query(
    "insert into memberships (person_id, team_slug) select $1, unnest($2::text[]) on conflict do nothing",
    [id, teams],
  );
}

function isSame(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((team) => b.includes(team));
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}
