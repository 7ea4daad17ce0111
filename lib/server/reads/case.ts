import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import { type CaseState, FOLD, fold } from "../../domain/case.ts";
import { stateFor } from "../../domain/kept-apart.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { recordOpened } from "../access/opened.ts";
import { open } from "../crypto.ts";
import { pool } from "../database.ts";
import { eventsOf } from "../event-store.ts";
import { Problem } from "../problem.ts";
import { stateBound } from "../recording.ts";
import { type ReadEvent, readStretch } from "./events.ts";
import { atParameter, newestParameter } from "./query-parameters.ts";
import { type ReadableCase, readableCase } from "./readable-case.ts";

export type CaseAnswer = { case: CaseState; version: number; events?: ReadEvent[] };

/** The query parameters of `GET /cases/{ref}`. */
export const caseSchema = z.strictObject({ at: atParameter, newest: newestParameter });
export type CaseQuery = z.infer<typeof caseSchema>;

/**
 * The case as it is, or as it was at version `at`, with its `newest` events up to then when they are asked for: one
 * reading, so that both are of one version. It is written to the access log. Throws 404 for what the viewer may not
 * know, 422 for a version that the case has not had.
 */
export async function readCase(viewer: Viewer, ref: string, { at, newest }: CaseQuery = {}): Promise<CaseAnswer> {
  const found = await readableCase(viewer, ref);
  requireHad(found, at);
  const to = at ?? found.version;
  const [state, events] = await Promise.all([
    stateOf(found, to),
    newest === undefined ? undefined : readStretch(viewer, found, { from: Math.max(0, to - newest), to }),
    recordOpened(viewer, found.id, doorOf(viewer)),
  ]);
  return { case: stateFor(viewer, state), version: state.version, events };
}

/** The snapshot; the log folded again for the past, for an erased customer and for a snapshot of another fold. */
export function stateOf(found: ReadableCase, at: number = found.version): CaseState | Promise<CaseState> {
  const { key } = found;
  if (key && found.fold === FOLD && at === found.version)
    return open<CaseState>(key, found.state, stateBound(found.id));
  return refold(found, at);
}

async function refold({ id, ref, key }: ReadableCase, at: number): Promise<CaseState> {
  return fold(await eventsOf(pool(), id, ref, key, 0, at));
}

function requireHad({ version }: ReadableCase, at: number | undefined): void {
  if (at === undefined || at <= version) return;
  const errors = [{ path: "at", message: `must be from 1 to ${version}, where the case is now` }];
  throw new Problem(422, "invalid", `at: the case is at ${version}.`, { errors });
}
