/** Versions of the policy as they are stored, drafts among them. */
import type { Changes, PackId } from "../../domain/contact-policy/index.ts";
import { type Client, pool } from "../database.ts";
import { Problem } from "../problem.ts";

export const POLICY_STATES = ["draft", "in-review", "published", "rolled-back"] as const;
export type PolicyRow = {
  id: string;
  pack: PackId;
  version: string | null;
  base: string;
  changes: Changes;
  stands: Changes | null;
  status: (typeof POLICY_STATES)[number];
  revision: number;
  reason: string;
  author: string;
  reviewer: string | null;
  rollsBack: string | null;
  createdAt: string;
  submittedAt: string | null;
  publishedAt: string | null;
  effectiveFrom: string | null;
  withdrawnAt: string | null;
};

const COLUMNS = `id, pack, version, base, changes, stands, status, revision, reason, author, reviewer, rolls_back as "rollsBack",
  wire_time(created_at) as "createdAt", wire_time(submitted_at) as "submittedAt", wire_time(published_at) as "publishedAt",
  wire_time(effective_from) as "effectiveFrom", wire_time(withdrawn_at) as "withdrawnAt"`;

/** All versions of a pack, or of every pack, the newest first. There are few. */
export async function policyRows(pack?: PackId): Promise<PolicyRow[]> {
  const { rows } = await pool().query<PolicyRow>(
    `select ${COLUMNS} from policy_versions where $1::text is null or pack = $1
     order by coalesce(published_at, created_at) desc, place desc nulls first, id desc`,
    [pack ?? null],
  );
  return rows;
}

/** Throws 404. */
export async function policyRow(id: string, client: Pick<Client, "query"> = pool()): Promise<PolicyRow> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const { rows } = await client.query<PolicyRow>(`select ${COLUMNS} from policy_versions where id = $1`, [
    isId ? id : null,
  ]);
  if (!rows[0]) throw new Problem(404, "not-found", "There is no such version of the policy.");
  return rows[0];
}
