/** What a reassignment would do, decided by the same rules on what the cases are now; nothing is locked and nothing written. */
import type { CaseState } from "../../domain/case.ts";
import { decide } from "../../domain/decide.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Owner } from "../../domain/events.ts";
import { isStale } from "../../domain/guard.ts";
import { mayRead, type Viewer, whyNot } from "../../domain/permissions.ts";
import { type Outcome, outcomeOfRule } from "../../domain/reassignment.ts";
import { Refusal } from "../../domain/refusal.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { stateOf } from "../reads/case.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import { type Reassignment, requireTarget } from "./job.ts";

export type PreviewItem = {
  ref: string;
  outcome: Outcome;
  /** Of those that may be read. */
  version: number | null;
  customerName: string | null;
  owner: Owner | null;
};
export type TargetLoad = { open: number; dueInHour: number; overdue: number };
export type ReassignmentPreview = {
  move: number;
  skip: number;
  items: PreviewItem[];
  load: { before: TargetLoad; after: TargetLoad };
};

/** `load` counts what the viewer may read, as the board does. Throws 422 for an unknown team or person. */
export async function previewReassignment(
  by: Identity,
  viewer: Viewer,
  directory: Directory,
  asked: Reassignment,
): Promise<ReassignmentPreview> {
  const { toTeam, toUser = null } = asked;
  await requireTarget(pool(), toTeam, toUser);
  const [states, before] = await Promise.all([
    statesOf(
      viewer,
      asked.items.map(({ ref }) => ref),
    ),
    loadOf(toTeam, toUser, readablePortfolios(viewer, directory)),
  ]);
  const judge = judgeFor(by, viewer, directory, asked);
  const items = asked.items.map(({ ref, basedOn }) => itemOf(ref, states.get(ref), basedOn, judge));
  const moving = items.flatMap(({ ref, outcome }) => (outcome === "moved" ? (states.get(ref) ?? []) : []));
  return {
    move: moving.length,
    skip: items.length - moving.length,
    items,
    load: { before, after: added(before, moving) },
  };
}

type Judge = (state: CaseState, basedOn: number | undefined) => Outcome;

function judgeFor(by: Identity, viewer: Viewer, directory: Directory, asked: Reassignment): Judge {
  const now = new Date().toISOString();
  const context = { now, at: now, actor: by.actor, directory, newId };
  const data = { toTeam: asked.toTeam, toUser: asked.toUser ?? null, reason: asked.reason };
  return (state, basedOn) => {
    if (whyNot(viewer, "reassign", state) !== null) return "not-yours";
    if (basedOn !== undefined && isStale("reassign", basedOn, state.materialVersion)) return "changed";
    try {
      decide({ type: "reassign", data }, state, context);
      return "moved";
    } catch (error) {
      if (error instanceof Refusal) return outcomeOfRule(error.rule);
      throw error;
    }
  };
}

function itemOf(ref: string, state: CaseState | undefined, basedOn: number | undefined, judge: Judge): PreviewItem {
  if (!state) return { ref, outcome: "not-found", version: null, customerName: null, owner: null };
  const { version, customer } = state;
  const { team, user } = state.owner;
  return { ref, outcome: judge(state, basedOn), version, customerName: customer.name, owner: { team, user } };
}

type Row = {
  id: string;
  ref: string;
  customer_id: string;
  portfolio: string;
  version: number;
  fold: number;
  state: Buffer;
  key: Buffer | null;
};

/** The cases among these that the viewer may read and whose customer has not been erased. */
async function statesOf(viewer: Viewer, refs: string[]): Promise<Map<string, CaseState>> {
  const { rows } = await pool().query<Row>(
    `select c.id, c.ref, c.customer_id, c.portfolio, c.version, c.fold, c.state, k.key
     from cases c join customers k on k.id = c.customer_id where c.ref = any ($1) and k.key is not null`,
    [refs],
  );
  const states = rows
    .filter(({ portfolio }) => mayRead(viewer, portfolio))
    .map(async ({ customer_id: customerId, key, ...row }) => {
      const state = await stateOf({ ...row, customerId, key: customerKey(customerId, key) });
      return [row.ref, state] as const;
    });
  return new Map(await Promise.all(states));
}

async function loadOf(team: string, user: string | null, portfolios: string[]): Promise<TargetLoad> {
  const { rows } = await pool().query<TargetLoad>(
    `select count(*)::int as open, count(*) filter (where due_at > now() and due_at <= now() + interval '1 hour')::int as "dueInHour",
       count(*) filter (where due_at <= now())::int as overdue
     from cases where lifecycle = 'open' and owner_team = $1 and portfolio = any ($2)
       and owner_user ${user === null ? "is null" : "= $3"}`,
    user === null ? [team, portfolios] : [team, portfolios, user],
  );
  return rows[0] ?? { open: 0, dueInHour: 0, overdue: 0 };
}

function added(before: TargetLoad, moving: CaseState[]): TargetLoad {
  const now = new Date().toISOString();
  const hour = new Date(Date.now() + 3_600_000).toISOString();
  const due = moving.flatMap(({ dueAt }) => dueAt ?? []);
  return {
    open: before.open + moving.length,
    dueInHour: before.dueInHour + due.filter((at) => at > now && at <= hour).length,
    overdue: before.overdue + due.filter((at) => at <= now).length,
  };
}
