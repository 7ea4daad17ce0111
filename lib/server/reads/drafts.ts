import * as z from "zod";
import type { UserViewer } from "../../domain/permissions.ts";
import { open, seal } from "../crypto.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { readableCase } from "./readable-case.ts";

const MOST_BYTES = 20_000;
const FORM = /^[a-z][a-z0-9-]{0,39}$/;

/** The body of `PUT /drafts/{ref}/{form}`: whatever the form holds. */
export const draftSchema = z.strictObject({ body: z.record(z.string(), z.unknown()) });
export type Draft = { body: Record<string, unknown>; savedAt: string } | { body: null; savedAt: null };

/** What the person was writing on this case in this form, or nulls. */
export async function readDraft(viewer: UserViewer, ref: string, form: string): Promise<Draft> {
  const { id, key } = await draftable(viewer, ref, form);
  const { rows } = await pool().query<{ body: Buffer; saved_at: string }>(
    `select body, wire_time(saved_at) as saved_at from drafts where person_id = $1 and case_id = $2 and form = $3`,
    [viewer.id, id, form],
  );
  const row = key && rows[0];
  if (!key || !row) return { body: null, savedAt: null };
  return { body: open(key, row.body, draftBound(viewer.id, id, form)), savedAt: row.saved_at };
}

/** Keeps the draft, sealed under the customer's key. Throws 413 above 20,000 bytes. */
export async function saveDraft(viewer: UserViewer, ref: string, form: string, body: object) {
  const { id, key } = await draftable(viewer, ref, form);
  if (Buffer.byteLength(JSON.stringify(body)) > MOST_BYTES)
    throw new Problem(413, "too-large", `A draft holds at most ${MOST_BYTES} bytes.`);
  if (!key) throw new Problem(422, "refused", "This customer has been erased.", { rule: "customer-erased" });
  const { rows } = await pool().query<{ savedAt: string }>(
    `insert into drafts (person_id, case_id, form, body) values ($1, $2, $3, $4)
     on conflict (person_id, case_id, form) do update set body = excluded.body, saved_at = now()
     returning wire_time(saved_at) as "savedAt"`,
    [viewer.id, id, form, seal(key, body, draftBound(viewer.id, id, form))],
  );
  return rows[0];
}

export async function dropDraft(viewer: UserViewer, ref: string, form: string): Promise<void> {
  const { id } = await draftable(viewer, ref, form);
  await pool().query("delete from drafts where person_id = $1 and case_id = $2 and form = $3", [viewer.id, id, form]);
}

function draftable(viewer: UserViewer, ref: string, form: string) {
  if (!FORM.test(form)) throw new Problem(404, "not-found", "There is no such form.");
  return readableCase(viewer, ref);
}

function draftBound(person: string, caseId: string, form: string): string {
  return `draft:${person}:${caseId}:${form}`;
}
