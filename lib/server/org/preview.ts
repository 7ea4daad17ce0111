/** What a change would move, decided by the same rules as the move itself, on nothing locked and nothing written. */
import * as z from "zod";
import type { CaseState } from "../../domain/case.ts";
import type { Role } from "../../domain/codes.ts";
import { decide } from "../../domain/decide.ts";
import { type Directory, mayAnswer } from "../../domain/directory.ts";
import type { NewEvent, Owner } from "../../domain/events.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { SYSTEM } from "../identity.ts";
import { newId } from "../ids.ts";
import { stateOf } from "../reads/case.ts";
import { grantLoss } from "./grants.ts";
import { casesTouched, type Loss, releases } from "./move-scope.ts";
import { deactivationLoss, personOf, requireTeams, roleLoss, roleSchema, teamsLoss } from "./people.ts";

export type MoveKind = "case" | "offer-withdrawn" | "offer-readdressed";
/** Cases that meet the same fate: what happens, where to, and which (references only: an admin reads no cases). */
export type MoveGroup = { kind: MoveKind; to: Owner; open: number; refs: string[] };
export type DutyLost = {
  team: string;
  from: string;
  until: string | null;
  as: "lead" | "deputy";
  successor: string | null;
};
export type Preview = { moves: MoveGroup[]; duty: DutyLost[] };

export async function previewDeactivation(id: string): Promise<Preview> {
  const person = await personOf(pool(), id);
  const now = await currentDirectory();
  const after = withPerson(now, id, { active: false });
  return { moves: await movesOf(deactivationLoss(person), after), duty: dutyLost(now, after, id) };
}

/** What to preview beside a deactivation: another role, or other teams (comma-separated; empty: none). */
export const movesQuerySchema = z.union([
  z.strictObject({ role: roleSchema.shape.role }),
  z.strictObject({ teams: z.string().transform((text) => text.split(",").filter((slug) => slug !== "")) }),
]);

export function previewChange(id: string, to: z.output<typeof movesQuerySchema>): Promise<Preview> {
  return "role" in to ? previewRole(id, to.role) : previewTeams(id, to.teams);
}

export async function previewRole(id: string, role: Role): Promise<Preview> {
  const person = await personOf(pool(), id);
  const now = await currentDirectory();
  const after = withPerson(now, id, { role });
  return { moves: await movesOf(roleLoss(person, role), after), duty: dutyLost(now, after, id) };
}

export async function previewTeams(id: string, teams: string[]): Promise<Preview> {
  const person = await personOf(pool(), id);
  await requireTeams(pool(), teams);
  const after = withPerson(await currentDirectory(), id, { teams });
  return { moves: await movesOf(teamsLoss(person, teams), after), duty: [] };
}

export async function previewRevocation(team: string, portfolio: string): Promise<Preview> {
  const loss = await grantLoss(pool(), team, portfolio);
  return { moves: await movesOf(loss, withoutGrant(await currentDirectory(), team, portfolio)), duty: [] };
}

function withPerson(directory: Directory, id: string, change: Partial<Directory["people"][string]>): Directory {
  const person = directory.people[id];
  return person ? { ...directory, people: { ...directory.people, [id]: { ...person, ...change } } } : directory;
}

function withoutGrant(directory: Directory, slug: string, portfolio: string): Directory {
  const team = directory.teams[slug];
  if (!team) return directory;
  const portfolios = team.portfolios.filter((one) => one !== portfolio);
  return { ...directory, teams: { ...directory.teams, [slug]: { ...team, portfolios } } };
}

async function movesOf(loss: Loss, directory: Directory): Promise<MoveGroup[]> {
  const now = new Date().toISOString();
  const context = { now, at: now, actor: SYSTEM.actor, directory, newId };
  const groups = new Map<string, MoveGroup>();
  for (const { ref, state } of await statesOf(loss)) {
    const move = moveOf(
      state,
      releases(loss).flatMap((command) => decide(command, state, context)),
    );
    if (!move) continue;
    const key = JSON.stringify([move.kind, move.to.team, move.to.user]);
    const group = groups.get(key) ?? { ...move, open: 0, refs: [] };
    group.refs.push(ref);
    if (state.lifecycle.state === "open") group.open += 1;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.refs.length - a.refs.length);
}

/** The one line that the facts come to: the case moves, or only its offer ends or finds another reader. */
function moveOf(state: CaseState, facts: NewEvent[]): { kind: MoveKind; to: Owner } | null {
  for (const { type, data } of facts) if (type === "owner-changed") return { kind: "case", to: data.to };
  const { team, user } = state.owner;
  if (facts.some(({ type }) => type === "handover-withdrawn")) return { kind: "offer-withdrawn", to: { team, user } };
  for (const { type, data } of facts) {
    if (type === "handover-readdressed") return { kind: "offer-readdressed", to: { team: data.toTeam, user: null } };
  }
  return null;
}

type Row = {
  id: string;
  ref: string;
  customer_id: string;
  version: number;
  fold: number;
  state: Buffer;
  key: Buffer | null;
};

async function statesOf(loss: Loss): Promise<{ ref: string; state: CaseState }[]> {
  const touched = await casesTouched(pool(), loss);
  const { rows } = await pool().query<Row>(
    `select c.id, c.ref, c.customer_id, c.version, c.fold, c.state, k.key
     from cases c join customers k on k.id = c.customer_id where c.id = any ($1::uuid[]) order by c.ref`,
    [touched.map(({ id }) => id)],
  );
  return Promise.all(
    rows.map(async ({ customer_id: customerId, key, ...row }) => {
      const state = await stateOf({ ...row, customerId, key: customerKey(customerId, key) });
      return { ref: row.ref, state };
    }),
  );
}

/** Duty rows, running or to come, that the person would no longer answer for, and who answers then. */
function dutyLost(now: Directory, after: Directory, id: string): DutyLost[] {
  const at = new Date().toISOString();
  const answers = (who: string | null) => who !== null && mayAnswer(after, who);
  if (mayAnswer(after, id)) return [];
  return Object.values(now.teams).flatMap(({ slug: team, duty }) =>
    duty
      .filter((row) => (row.until === null || row.until > at) && (row.lead === id || row.deputy === id))
      .map(({ from, until, lead, deputy }) => {
        const other = lead === id ? deputy : lead;
        const successor = answers(other) ? other : now.fallbackLead;
        return { team, from, until, as: lead === id ? "lead" : "deputy", successor } as const;
      }),
  );
}
