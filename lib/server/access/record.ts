import type { AccessAction, AccessDoor } from "../../domain/access.ts";
import type { Actor } from "../../domain/events.ts";
import { sealForInstallation } from "../crypto.ts";
import { type Client, pool } from "../database.ts";

/** One line of the access log. `detail` holds slugs, ids and instants as they were asked for, never a personal value. */
export type Access = {
  by: Actor;
  via: AccessDoor;
  action: AccessAction;
  caseId?: string;
  field?: string;
  /** Why, sealed: under the customer's key when there is a case (`purposeBound`), else `sealedPurpose`. */
  purpose?: Buffer;
  detail?: object;
  /** How many were found or left the house. */
  results?: number;
};

/** Writes the line. Call it before the answer and let its failure be the answer: what is not noted is not shown. */
export async function recordAccess(access: Access): Promise<void> {
  await insertAccess(pool(), access);
}

/** The same inside a transaction of the caller. Returns the line's id. */
export async function insertAccess(database: Pick<Client, "query">, access: Access): Promise<string> {
  const { by, via, action, caseId, field, purpose, detail, results } = access;
  const { rows } = await database.query<{ id: string }>({
    name: "record-access",
    text: `insert into access_log (actor_kind, actor_id, via, action, case_id, field, purpose, detail, results)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    values: [by.kind, by.id, via, action, caseId, field, purpose, detail, results].map((value) => value ?? null),
  });
  return rows[0]?.id ?? "";
}

export const PURPOSE_WITHOUT_CASE = "access-log:purpose";

/** A purpose that belongs to no one customer, sealed under the installation's key. */
export function sealedPurpose(purpose: string | undefined): Buffer | undefined {
  return purpose === undefined ? undefined : sealForInstallation(purpose, PURPOSE_WITHOUT_CASE);
}
