import { type Directory, portfoliosOf } from "../domain/directory.ts";
import type { Actor } from "../domain/events.ts";
import type { Scope, Viewer } from "../domain/permissions.ts";
import { Problem } from "./problem.ts";

/** Who gives a command or reads: the actor as it is recorded, and a key's scopes. */
export type Identity = { actor: Actor; scopes?: readonly Scope[] };

export const SYSTEM: Identity = { actor: { kind: "system", id: "baton" } };

/** What this identity may be asked about, by today's organisation. 401 for a person who is no longer active. */
export function viewerOf({ actor, scopes = [] }: Identity, directory: Directory): Viewer {
  if (actor.kind === "api") return { kind: "api", id: actor.id, scopes };
  if (actor.kind !== "user") return { kind: actor.kind, id: actor.id };
  const person = directory.people[actor.id];
  if (!person?.active) throw new Problem(401, "unauthorized", "This account is not active. Ask an admin.");
  const { id, role, teams } = person;
  return { kind: "user", id, role, teams, portfolios: portfoliosOf(directory, teams) };
}

/** The actor as one text: the key under which its commands are remembered. */
export function actorKey({ kind, id }: Actor): string {
  return `${kind}:${id}`;
}
