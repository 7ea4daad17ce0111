/** A reassignment of many cases, as a lead asks for it: kept first, worked off case by case (run-item.ts), whoever stays on the page. */
import * as z from "zod";
import { canonicalJson } from "../../domain/canonical.ts";
import { reason as reasonSchema } from "../../domain/command-fields.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { isRef } from "../../domain/ref.ts";
import { installationHash, openForInstallation, sealForInstallation } from "../crypto.ts";
import { type Client, inTransaction } from "../database.ts";
import { mismatch } from "../first-answer.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { invalidField } from "../org/refusals.ts";
import { forbidden } from "../problem.ts";
import { flagParameter } from "../reads/query-parameters.ts";

export const MOST_CASES = 500;

const item = z.strictObject({
  ref: z.string().refine(isRef, "must be a case reference such as C-7K3M-Q9TX"),
  basedOn: z.int().min(1).max(2_147_483_647).optional(),
});

/** The body of `POST /reassignments`. `basedOn` is the version at which the lead saw the case. */
export const reassignmentSchema = z.strictObject({
  commandId: z.string().regex(/^[A-Za-z0-9._:-]{8,128}$/, "must be 8 to 128 of A-Z a-z 0-9 . _ : -"),
  items: z
    .array(item)
    .min(1, "must name at least one case")
    .max(MOST_CASES, `must be at most ${MOST_CASES} cases`)
    .refine((items) => new Set(items.map(({ ref }) => ref)).size === items.length, "must name each case once"),
  toTeam: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "must be a team's slug"),
  toUser: z.uuid("must be a person's id").nullable().optional(),
  reason: reasonSchema,
});
/** `?dryRun=1`: what would happen. */
export const dryRunSchema = z.strictObject({ dryRun: flagParameter });
export type Reassignment = z.output<typeof reassignmentSchema>;

/** Leads reassign, and keys that may write; per case it is decided again. Throws 403. */
export function requireMayReassign(viewer: Viewer): void {
  if (viewer.kind === "user" && viewer.role === "lead") return;
  if (viewer.kind === "api" && viewer.scopes.includes("write")) return;
  throw forbidden("Only a team lead reassigns cases.");
}

/** Keeps the job and returns its id; the same commandId again returns the first. Throws 409 when it was another job, 422 for an unknown team or person. */
export async function keepReassignment({ actor }: Identity, asked: Reassignment): Promise<string> {
  const { commandId, items, toTeam, toUser = null, reason } = asked;
  const id = newId();
  const body = installationHash("reassignment", canonicalJson({ items, toTeam, toUser, reason } as never));
  return inTransaction(async (client) => {
    await requireTarget(client, toTeam, toUser);
    const { rowCount } = await client.query(
      `insert into reassignments (id, actor_kind, actor_id, command_id, body, to_team, to_user, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (actor_kind, actor_id, command_id) do nothing`,
      [id, actor.kind, actor.id, commandId, body, toTeam, toUser, sealForInstallation(reason, bound(id))],
    );
    if (rowCount === 0) return firstOne(client, actor, commandId, body);
    await client.query(
      `insert into reassignment_items (reassignment_id, position, ref, based_on)
       select $1, one.position, one.ref, one.based_on
       from unnest($2::text[], $3::int[]) with ordinality as one (ref, based_on, position)`,
      [id, items.map(({ ref }) => ref), items.map(({ basedOn = null }) => basedOn)],
    );
    return id;
  });
}

/** Throws 422 for an unknown team or person. */
export async function requireTarget(database: Pick<Client, "query">, team: string, user: string | null): Promise<void> {
  const { rows } = await database.query<{ team: boolean; person: boolean }>(
    `select exists (select from teams where slug = $1) as team,
       $2::uuid is null or exists (select from people where id = $2) as person`,
    [team, user],
  );
  if (!rows[0]?.team) throw invalidField("toTeam", "is not a team; see GET /api/v1/teams");
  if (!rows[0].person) throw invalidField("toUser", "there is no such person");
}

async function firstOne(client: Client, actor: Identity["actor"], commandId: string, body: Buffer): Promise<string> {
  const { rows } = await client.query<{ id: string; body: Buffer }>(
    "select id, body from reassignments where actor_kind = $1 and actor_id = $2 and command_id = $3",
    [actor.kind, actor.id, commandId],
  );
  const first = rows[0];
  if (!first?.body.equals(body)) throw mismatch();
  return first.id;
}

/** The reason that the lead gave, as long as the job runs. */
export function openReason(id: string, sealed: Buffer): string {
  return openForInstallation<string>(sealed, bound(id));
}

function bound(id: string): string {
  return `reassignment:${id}`;
}
