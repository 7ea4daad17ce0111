/**
 * One case of a reassignment: an ordinary `reassign` as the lead who asked, checked with the rights of this moment, in
 * one transaction with its outcome. So a stop or a crash between two cases loses nothing and repeats nothing.
 */
import type { Actor } from "../../domain/events.ts";
import type { Scope } from "../../domain/permissions.ts";
import type { Outcome, OutcomeFacts } from "../../domain/reassignment.ts";
import { Refusal } from "../../domain/refusal.ts";
import { SCOPES } from "../api-keys.ts";
import { type Client, errorCode, inTransaction, isDatabaseAway, pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { log } from "../log.ts";
import { Problem } from "../problem.ts";
import { again, runCommandWithin } from "../run-command.ts";
import { openReason } from "./job.ts";
import { outcomeOf } from "./outcome.ts";

type Claimed = {
  id: string;
  position: number;
  ref: string;
  basedOn: number | null;
  kind: Actor["kind"];
  actor: string;
  toTeam: string;
  toUser: string | null;
  reason: Buffer;
  createdAt: string;
  scopes: Scope[] | null;
};

// The row lock keeps other workers away from the case's turn; nobody who holds a case ever waits for it.
const CLAIM = `
  select r.id, i.position, i.ref, i.based_on as "basedOn", r.actor_kind as kind, r.actor_id as actor, r.to_team as "toTeam",
    r.to_user as "toUser", r.reason, wire_time(r.created_at) as "createdAt",
    (select scopes from api_keys where id::text = r.actor_id and revoked_at is null) as scopes
  from reassignment_items i join reassignments r on r.id = i.reassignment_id
  where i.outcome is null and i.reassignment_id || ':' || i.position <> all ($1)
  order by i.position, i.reassignment_id limit 1 for update of i skip locked`;

/**
 * Moves the case whose turn it is, or writes down why not. Returns its job; null when none waits that nobody else holds.
 * A case with which something went wrong, which is no outcome, is put into `aside` and waits for a later round.
 */
export async function runNextItem(aside: Set<string> = new Set()): Promise<string | null> {
  const turn: { of?: Claimed } = {};
  try {
    const done = await again(() =>
      inTransaction(async (client) => {
        turn.of = (
          await client.query<Claimed>({ name: "claim-reassignment", text: CLAIM, values: [[...aside]] })
        ).rows[0];
        return turn.of && { id: turn.of.id, announce: await move(client, turn.of) };
      }),
    );
    done?.announce();
    return done?.id ?? null;
  } catch (error) {
    if (turn.of === undefined || isDatabaseAway(error)) throw error;
    if (error instanceof Refusal || error instanceof Problem) return writeOff(turn.of, error);
    return putAside(turn.of, error, aside);
  }
}

function putAside({ id, position }: Claimed, error: unknown, aside: Set<string>): string {
  const name = error instanceof Error ? error.name : "unknown";
  log().warn(
    { reassignment: id, position, code: errorCode(error), name },
    "a case was not reassigned; it is tried again",
  );
  aside.add(`${id}:${position}`);
  return id;
}

async function move(client: Client, claimed: Claimed): Promise<() => void> {
  const { id, position, ref, toTeam, toUser, reason, basedOn } = claimed;
  const data = { toTeam, toUser, reason: openReason(id, reason) };
  const command = { type: "reassign" as const, data };
  const read = { commandId: `reassignment:${id}:${position}`, command, said: command, basedOn: basedOn ?? undefined };
  const { announce } = await runCommandWithin(client, identityOf(claimed), ref, read);
  await settle(client, claimed, "moved", {});
  return announce;
}

/** A refused command wrote nothing; its outcome is written on its own, unless another worker has found one meanwhile. */
async function writeOff(claimed: Claimed, error: Refusal | Problem): Promise<string> {
  const { outcome, facts } = await outcomeOf(error, identityOf(claimed), claimed);
  await settle(pool(), claimed, outcome, facts);
  return claimed.id;
}

async function settle(
  client: Pick<Client, "query">,
  { id, position }: Claimed,
  outcome: Outcome,
  facts: OutcomeFacts,
): Promise<void> {
  await client.query(
    "update reassignment_items set outcome = $3, facts = $4 where reassignment_id = $1 and position = $2 and outcome is null",
    [id, position, outcome, JSON.stringify(facts)],
  );
}

/** A key acts with the scopes that it has now; a revoked one with none. */
function identityOf({ kind, actor, scopes }: Claimed): Identity {
  const by = { actor: { kind, id: actor } };
  if (kind !== "api") return by;
  return { ...by, scopes: actor === "env" ? SCOPES : (scopes ?? []) };
}
