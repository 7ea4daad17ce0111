import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { eventFor, isKeptApartFrom, KEPT_APART } from "../../domain/kept-apart.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { recordOpened } from "../access/opened.ts";
import { pool } from "../database.ts";
import { EVENT_COLUMNS, type Proof, proofOf, type StoredEvent, toCaseEvent } from "../stored-event.ts";
import { flagParameter, limitParameter, versionParameter } from "./query-parameters.ts";
import { type ReadableCase, readableCase } from "./readable-case.ts";

export type ReadEvent = CaseEvent & { proof?: Proof };
export type EventsAnswer = { items: ReadEvent[]; version: number };

/** The query parameters of `GET /cases/{ref}/events`. */
export const eventsSchema = z.strictObject({
  after: versionParameter,
  limit: limitParameter,
  proof: flagParameter.transform((flag) => flag === "1"),
});
export type EventsQuery = z.infer<typeof eventsSchema>;

/**
 * The case's events after version `after`, in order, without gaps, at most `limit`, with the version that the case was
 * at when they were read. With `proof` each carries what was hashed and the salts that disclose its personal fields.
 */
export async function readEvents(viewer: Viewer, ref: string, query: EventsQuery): Promise<EventsAnswer> {
  const found = await readableCase(viewer, ref);
  const to = Math.min(found.version, query.after + query.limit);
  const [items] = await Promise.all([
    readStretch(viewer, found, { from: query.after, to }, query.proof),
    recordOpened(viewer, found.id, doorOf(viewer)),
  ]);
  return { items, version: found.version };
}

/** The events of a readable case after version `from` up to and with `to`, as this viewer may read them. */
export async function readStretch(
  viewer: Viewer,
  found: ReadableCase,
  { from, to }: { from: number; to: number },
  proof = false,
): Promise<ReadEvent[]> {
  const { rows } = await pool().query<StoredEvent>({
    name: "case-events",
    text: `select ${EVENT_COLUMNS} from events where case_id = $1 and version > $2 and version <= $3 order by version`,
    values: [found.id, from, to],
  });
  return rows.map((row) => toReadEvent(viewer, row, found, proof));
}

function toReadEvent(viewer: Viewer, row: StoredEvent, { ref, key }: ReadableCase, proof: boolean): ReadEvent {
  const event = eventFor(viewer, toCaseEvent(row, ref, key));
  return proof ? { ...event, proof: proofFor(viewer, row, proofOf(row, ref, key)) } : event;
}

/** Salts disclose; those of what is kept apart are not given with the rest. */
function proofFor(viewer: Viewer, { type }: StoredEvent, { envelope, salts }: Proof): Proof {
  if (!isKeptApartFrom(viewer, type)) return { envelope, salts };
  const apart: readonly string[] = KEPT_APART;
  return { envelope, salts: Object.fromEntries(Object.entries(salts).filter(([pointer]) => !apart.includes(pointer))) };
}
