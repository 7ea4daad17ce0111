/** What a draft would change on the real cases: asked for by compliance, worked off in the background (preview-batch.ts). */
import type { PackId } from "../../domain/contact-policy/index.ts";
import { packFrom, valuesOf } from "../../domain/contact-policy/index.ts";
import { NO_SUMS, type PreviewSample, type PreviewSums } from "../../domain/policy-preview.ts";
import { inTransaction, pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { Problem } from "../problem.ts";
import { packOfName } from "./bases.ts";
import { packsAt } from "./packs.ts";
import { policyRow } from "./policy-rows.ts";
import { wakePreviews } from "./preview-runner.ts";

export type PreviewAnswer = {
  id: string;
  policy: string;
  /** Of the draft when it was asked for. A draft that is changed loses its previews. */
  revision: number;
  pack: PackId;
  base: string;
  /** The instant for which every case is judged. */
  at: string;
  state: "waiting" | "running" | "done";
  /** Open cases of the pack's jurisdiction, and how many of them have been judged. */
  total: number;
  done: number;
  finishedAt: string | null;
  sums: PreviewSums;
  samples: PreviewSample[];
};

const COLUMNS = `id, policy_id as policy, revision, pack, base, wire_time(at) as at, state, total, done,
  wire_time(finished_at) as "finishedAt", sums, samples`;

/** Begins to look; what was under way for the same draft ends. Returns the preview's id. Throws 404. */
export async function askPreview({ actor }: Identity, policy: string): Promise<string> {
  const [row, versions] = await Promise.all([policyRow(policy), packsAt()]);
  const base = packOfName(versions, row.pack, row.base);
  if (!base) throw new Problem(404, "not-found", "There is no such version of the policy.");
  const stands = row.stands ?? valuesOf(packFrom(base, row.changes, "", base.effectiveFrom));
  const id = newId();
  await inTransaction(async (client) => {
    await client.query("delete from policy_previews where policy_id = $1 and finished_at is null", [policy]);
    await client.query(
      `insert into policy_previews (id, policy_id, revision, pack, base, stands, asked_by, sums, total)
       select $1, $2, $3, $4, $5, $6, $7, $8, count(*) from cases
       where lifecycle = 'open' and portfolio in (select slug from portfolios where jurisdiction = $4)`,
      [id, policy, row.revision, row.pack, base.version, JSON.stringify(stands), actor.id, JSON.stringify(NO_SUMS)],
    );
  });
  wakePreviews();
  return id;
}

/** The last preview of a draft, if there was one. */
export async function lastPreviews(policy: string) {
  const { id } = await policyRow(policy);
  const { rows } = await pool().query<PreviewAnswer>(
    `select ${COLUMNS} from policy_previews p where policy_id = $1 order by p.at desc limit 1`,
    [id],
  );
  return { items: rows, nextCursor: null };
}

/** How far it is, and what it found so far. Throws 404. */
export async function readPreview(id: string): Promise<PreviewAnswer> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const { rows } = await pool().query<PreviewAnswer>(`select ${COLUMNS} from policy_previews where id = $1`, [
    isId ? id : null,
  ]);
  if (!rows[0]) throw new Problem(404, "not-found", "There is no such preview.");
  return rows[0];
}
