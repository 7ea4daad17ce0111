import * as z from "zod";
import { callSlots } from "../../domain/call-slots.ts";
import type { CaseState } from "../../domain/case.ts";
import type { Gate } from "../../domain/contact-facts.ts";
import { type Kept, type Permission, permissionsOf } from "../../domain/contact-permissions.ts";
import { PURPOSES, RECIPIENTS } from "../../domain/contact-policy/input.ts";
import type { Directory } from "../../domain/directory.ts";
import { naturalPurpose } from "../../domain/natural-purpose.ts";
import { mayRead, type Viewer } from "../../domain/permissions.ts";
import { gateOn } from "../contacts/gate-context.ts";
import { pool } from "../database.ts";
import { databaseNow } from "../policy/read-packs.ts";
import { Problem } from "../problem.ts";
import { stateOf } from "./case.ts";
import { flagParameter } from "./query-parameters.ts";
import { readableCase } from "./readable-case.ts";

const debtId = z.string().min(1).max(100).optional();
/** The query parameters of `GET /cases/{ref}/contact-permissions`. */
export const permissionsSchema = z.strictObject({
  purpose: z.enum(PURPOSES).optional(),
  debtId,
  recipient: z.enum(RECIPIENTS).default("customer"),
});
/** The query parameters of `GET /cases/{ref}/call-slots`. */
export const slotsSchema = z.strictObject({
  purpose: z.enum(PURPOSES).default("customer-requested"),
  debtId,
  spoken: flagParameter,
});
export type Permissions = {
  at: string;
  purpose: (typeof PURPOSES)[number];
  timeZones: string[];
  pack: { id: string; version: string };
  items: Permission[];
};

const SLOTS = 6;

/** What the gate would say now of each channel, and how much of the law's budget is used. Without a purpose: the natural one. */
export async function readContactPermissions(
  viewer: Viewer,
  directory: Directory,
  ref: string,
  query: z.output<typeof permissionsSchema>,
): Promise<Permissions> {
  const { state, at, gate } = await stand(viewer, directory, ref, query.debtId);
  const { purpose = naturalPurpose(state), recipient } = query;
  const asked = {
    purpose,
    recipient,
    automated: viewer.kind !== "user",
    ...(query.debtId && { debtId: query.debtId }),
  };
  const { id, version } = gate.packFor(at);
  const items = permissionsOf(state, gate, at, asked, await keptFor(viewer, gate, at, ref));
  return { at, purpose, timeZones: state.customer.timeZones, pack: { id, version }, items };
}

/** When the customer could next be called. */
export async function readCallSlots(
  viewer: Viewer,
  directory: Directory,
  ref: string,
  { spoken, ...asked }: z.output<typeof slotsSchema>,
): Promise<{ items: string[] }> {
  const { state, at, gate } = await stand(viewer, directory, ref, asked.debtId);
  return { items: callSlots(state, gate, at, { ...asked, spoken: spoken === "1" }, SLOTS) };
}

type Standing = { state: CaseState; at: string; gate: Gate };

async function stand(viewer: Viewer, directory: Directory, ref: string, debt: string | undefined): Promise<Standing> {
  const found = await readableCase(viewer, ref);
  const state = await stateOf(found);
  if (debt !== undefined && !state.debts.some(({ id }) => id === debt)) throw noDebt();
  const held = { customerId: found.customerId, state, orgVersion: directory.version };
  const [now, gate] = await Promise.all([databaseNow(), gateOn(pool(), held)]);
  return { state, at: new Date(now).toISOString(), gate };
}

/** Attempts that stand now. Of one on a case that the viewer may not know, only that it is kept. */
async function keptFor(viewer: Viewer, { history }: Gate, at: string, ref: string): Promise<Kept[]> {
  const standing = history.flatMap(({ reserved }) => (reserved && reserved.until > at ? [reserved] : []));
  const others = [...new Set(standing.map((one) => one.ref).filter((one) => one !== ref))];
  const readable = new Set([ref, ...(await readableOf(viewer, others))]);
  return standing.map(({ until, by, ref: on }) => (readable.has(on) ? { until, by, ref: on } : { until }));
}

async function readableOf(viewer: Viewer, refs: readonly string[]): Promise<string[]> {
  if (refs.length === 0) return [];
  const { rows } = await pool().query<{ ref: string; portfolio: string }>(
    "select ref, portfolio from cases where ref = any($1)",
    [refs],
  );
  return rows.filter(({ portfolio }) => mayRead(viewer, portfolio)).map((row) => row.ref);
}

function noDebt(): Problem {
  const errors = [{ path: "debtId", message: "is no debt of this case" }];
  return new Problem(422, "invalid", "debtId: is no debt of this case.", { errors });
}
