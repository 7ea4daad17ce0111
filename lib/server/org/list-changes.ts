import { pool } from "../database.ts";
import { makeCursor, readCursor } from "../reads/cursor.ts";
import type { ListAnswer, Page } from "../reads/directory-lists.ts";
import { CHANGE_KINDS, type ChangeKind } from "./change-kinds.ts";

export type ChangeRow = {
  id: string;
  at: string;
  actor: { kind: string; id: string };
  what: ChangeKind;
  label: string;
  detail: Record<string, unknown>;
};

const list = { list: "admin-changes" };

/** The audit of the organisation, newest first. Ids are made in time order. */
export async function listChanges({ limit, cursor }: Page): Promise<ListAnswer<ChangeRow>> {
  const after = cursor === undefined ? null : readCursor(list, cursor).id;
  const { rows } = await pool().query<Omit<ChangeRow, "label">>(
    `select id, wire_time(at) as at, jsonb_build_object('kind', actor_kind, 'id', actor_id) as actor, what, detail
     from org_changes where $1::uuid is null or id < $1 order by id desc limit $2`,
    [after, limit + 1],
  );
  const items = rows.slice(0, limit).map((row) => ({ ...row, label: CHANGE_KINDS[row.what] ?? row.what }));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? makeCursor(list, { key: null, id: last.id }) : null };
}
