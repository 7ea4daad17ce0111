import type { LineState } from "../../domain/bank/bank-words.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { openForInstallation } from "../crypto.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { makeCursor, readCursor } from "../reads/cursor.ts";
import type { ListAnswer, Page } from "../reads/directory-lists.ts";
import { type FileForm, fileBound } from "./receive-file.ts";
import { requirePayments } from "./require-payments.ts";

/** A bank's file, and what became of its lines. */
export type BankFileAnswer = {
  id: string;
  name: string | null;
  kind: "camt.053" | "csv";
  receivedAt: string;
  by: { kind: string; id: string };
  /** Taken in, known from another file, not readable, not booked yet. */
  lines: number;
  known: number;
  wrong: number;
  pending: number;
  balanced: boolean | null;
  states: Partial<Record<LineState, number>>;
};
type Row = Omit<BankFileAnswer, "name" | "by"> & { form: Buffer; actor_kind: string; actor_id: string };

const COLUMNS = `f.id, f.kind, f.form, f.actor_kind, f.actor_id, f.lines, f.known, f.wrong, f.pending, f.balanced,
  wire_time(f.received_at) as "receivedAt", coalesce((select json_object_agg(state, count)
    from (select state, count(*)::int from bank_lines where file_id = f.id group by state) of), '{}') as states from bank_files f`;

/** Files, newest first. Throws 403. */
export async function listBankFiles(viewer: Viewer, { limit, cursor }: Page): Promise<ListAnswer<BankFileAnswer>> {
  requirePayments(viewer);
  const list = { list: "bank-files" };
  const before = cursor === undefined ? null : readCursor(list, cursor).id;
  const { rows } = await pool().query<Row>(
    `select ${COLUMNS} where $1::uuid is null or f.id < $1 order by f.id desc limit $2`,
    [before, limit + 1],
  );
  const items = rows.slice(0, limit).map(answerOf);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? makeCursor(list, { key: null, id: last.id }) : null };
}

/** Throws 403 and 404. */
export async function readBankFileRow(viewer: Viewer, id: string): Promise<BankFileAnswer> {
  requirePayments(viewer);
  const { rows } = isUuid(id) ? await pool().query<Row>(`select ${COLUMNS} where f.id = $1`, [id]) : { rows: [] };
  if (!rows[0]) throw new Problem(404, "not-found", "There is no such bank file.");
  return answerOf(rows[0]);
}

export function isUuid(id: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);
}

function answerOf({ form, actor_kind: kind, actor_id: actor, ...row }: Row): BankFileAnswer {
  const { name } = openForInstallation<FileForm>(form, fileBound(row.id));
  return { ...row, name, by: { kind, id: actor } };
}
