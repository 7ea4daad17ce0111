import type { CaseEvent } from "../../domain/events.ts";
import type { CustomerKey } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { EVENT_COLUMNS, type StoredEvent, toCaseEvent } from "../stored-event.ts";
import { collapse, limited } from "./collapse.ts";

/** A case as the live half needs to know it: what it is called, what decides who may read it, whose it is. */
export type KnownCase = {
  caseId: string;
  ref: string;
  portfolio: string;
  customerId: string;
  version: number;
  orgVersion: number;
  key: CustomerKey | null;
};
type CaseRow = Omit<KnownCase, "caseId" | "customerId" | "orgVersion" | "key"> & {
  id: string;
  customer_id: string;
  wrapped: Buffer | null;
  org_version: string;
};

/** More than this is not caught up by events: the client fetches the case. */
export const CATCH_UP_EVENTS = 500;
/** Nor is more than this much text: one answer must stay well below what a slow socket is closed for. */
const CATCH_UP_BYTES = 768 * 1024;

/** Reads of joiners and feeds that run at once: after a restart everybody comes back together, and commands go first. */
const inTurn = limited(8);

/** The case of a reference, or null. Those who ask at once share one read. */
export function findCase(ref: string): Promise<KnownCase | null> {
  return collapse(`case ${ref}`, () => inTurn(() => readCase(ref)));
}

async function readCase(ref: string): Promise<KnownCase | null> {
  const { rows } = await pool().query<CaseRow>({
    name: "live-case",
    text: `select c.id, c.ref, c.portfolio, c.customer_id, c.version, k.key as wrapped, org.version as org_version
           from cases c join customers k on k.id = c.customer_id, org where c.ref = $1`,
    values: [ref],
  });
  const row = rows[0];
  if (!row) return null;
  const { id: caseId, customer_id: customerId, org_version, wrapped, ...rest } = row;
  return { ...rest, caseId, customerId, orgVersion: Number(org_version), key: customerKey(customerId, wrapped) };
}

/** What was missed: the version of the case, and the events up to it; `events` null when a fresh fetch is better. */
export type Missed = { version: number; events: CaseEvent[] | null };

export function readMissed(of: KnownCase, after: number): Promise<Missed> {
  return collapse(`missed ${of.caseId} ${after}`, () => inTurn(() => readAfter(of, after)));
}

async function readAfter(of: KnownCase, after: number): Promise<Missed> {
  const version = after <= of.version ? of.version : await versionOf(of.caseId);
  if (after > version || version - after > CATCH_UP_EVENTS) return { version, events: null };
  const events = await eventsAfter(of, after, CATCH_UP_EVENTS + 1);
  const tooMany = events.length > CATCH_UP_EVENTS || Buffer.byteLength(JSON.stringify(events)) > CATCH_UP_BYTES;
  return { version: events.at(-1)?.version ?? version, events: tooMany ? null : events };
}

/** Events after a version, in order, for a feed that has a gap to fill. */
export function readGap(of: Pick<KnownCase, "caseId" | "ref" | "key">, after: number): Promise<CaseEvent[]> {
  return inTurn(() => eventsAfter(of, after, CATCH_UP_EVENTS));
}

async function eventsAfter(
  { caseId, ref, key }: Pick<KnownCase, "caseId" | "ref" | "key">,
  after: number,
  limit: number,
): Promise<CaseEvent[]> {
  const { rows } = await pool().query<StoredEvent>({
    name: "live-events",
    text: `select ${EVENT_COLUMNS} from events where case_id = $1 and version > $2 order by version limit $3`,
    values: [caseId, after, limit],
  });
  return rows.map((row) => toCaseEvent(row, ref, key));
}

async function versionOf(caseId: string): Promise<number> {
  const { rows } = await pool().query<{ version: number }>("select version from cases where id = $1", [caseId]);
  return rows[0]?.version ?? 0;
}
