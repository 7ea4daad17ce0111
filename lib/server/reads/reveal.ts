import * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import { reason as reasonSchema } from "../../domain/command-fields.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { open, seal } from "../crypto.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { valueBound } from "../recording.ts";
import { type ReadableCase, readableCase } from "./readable-case.ts";

/** What can be revealed, by its name on the wire, and the kind of value it is in storage. */
export const REVEALABLE = {
  phone: "phone",
  email: "email",
  address: "address",
  birthDate: "birth-date",
  reference: "reference",
} as const;
type Field = keyof typeof REVEALABLE;

/** The body of `POST /cases/{ref}/reveals`. */
export const revealSchema = z.strictObject({
  field: z.enum(Object.keys(REVEALABLE) as [Field, ...Field[]]),
  purpose: reasonSchema,
});
export type Reveal = z.infer<typeof revealSchema>;
export type Revealed = { field: Field; value: string; verified: boolean };

/** The value behind a mask. Who asked, for what, is in the access log before it is answered. 404: no such value. */
export async function revealValue(viewer: Viewer, ref: string, { field, purpose }: Reveal): Promise<Revealed> {
  const found = await readableCase(viewer, ref);
  const kind = REVEALABLE[field];
  const row = found.key && (await logged(viewer, found, kind, seal(found.key, purpose, purposeBound(found.id))));
  if (!found.key || !row) throw new Problem(404, "not-found", `This customer has no ${field} on record.`);
  const value = open<string>(found.key, row.value, valueBound(found.customerId, kind));
  return { field, value, verified: row.verified };
}

export function purposeBound(caseId: string): string {
  return `purpose:${caseId}`;
}

/** One statement: the sealed value is not read without its line in the access log. */
async function logged(viewer: Viewer, found: ReadableCase, kind: string, purpose: Buffer) {
  const { rows } = await pool().query<{ value: Buffer; verified: boolean }>({
    name: "reveal",
    text: `with found as (select value, verified from customer_values where customer_id = $1 and kind = $2),
             noted as (insert into access_log (actor_kind, actor_id, case_id, action, field, purpose, via)
               select $3, $4, $5::uuid, 'reveal', $2, $6::bytea, $7 from found returning 1)
           select value, verified from found, noted`,
    values: [found.customerId, kind, viewer.kind, viewer.id, found.id, purpose, doorOf(viewer)],
  });
  return rows[0] ?? null;
}
