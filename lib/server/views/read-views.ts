/** Saved views that a person may use: their own, and those shared with their teams. */
import type { UserViewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import type { ViewFilter } from "./view-schema.ts";

export type SavedView = {
  id: string;
  name: string;
  description: string;
  owner: string;
  /** The team that it is shared with; null: only its owner sees it. */
  team: string | null;
  filter: ViewFilter;
  /** Its place among what this person pinned, from 0; null: not pinned. */
  pinned: number | null;
  mayChange: boolean;
  changedAt: string;
};
export type ViewRow = Omit<SavedView, "mayChange">;

const COLUMNS = `v.id, v.name, v.description, v.owner_id as owner, v.team_slug as team, v.filter, p.place::int as pinned,
  wire_time(v.changed_at) as "changedAt"`;
const VISIBLE = `from views v left join view_pins p on p.view_id = v.id and p.person_id = $1
  where (v.owner_id = $1 or v.team_slug = any($2))`;

/** Pinned ones first in their order, then by name. A person has few: they come at once. */
export async function readViews(viewer: UserViewer): Promise<{ items: SavedView[]; nextCursor: null }> {
  const { rows } = await pool().query<ViewRow>(
    `select ${COLUMNS} ${VISIBLE} and v.dropped_at is null order by p.place, lower(v.name), v.id limit 500`,
    [viewer.id, viewer.teams],
  );
  return { items: rows.map((row) => ({ ...row, mayChange: mayChange(viewer, row) })), nextCursor: null };
}

/** The view as this person may use it; the same 404 for one that was deleted, is not shared with them, or never was. */
export async function readView(viewer: UserViewer, id: string): Promise<SavedView> {
  const row = await findView(viewer, id, false);
  return { ...row, mayChange: mayChange(viewer, row) };
}

const ID = /^v_[0-9a-z]{10}$/;

/** The row, dropped or not as asked. Throws 404. */
export async function findView(viewer: UserViewer, id: string, dropped: boolean): Promise<ViewRow> {
  if (!ID.test(id)) throw noView();
  const { rows } = await pool().query<ViewRow>(
    `select ${COLUMNS} ${VISIBLE} and v.id = $3 and (v.dropped_at is not null) = $4`,
    [viewer.id, viewer.teams, id, dropped],
  );
  if (!rows[0]) throw noView();
  return rows[0];
}

/** The owner, or a lead of the team that it is shared with. */
export function mayChange(viewer: UserViewer, { owner, team }: Pick<SavedView, "owner" | "team">): boolean {
  return owner === viewer.id || (team !== null && viewer.role === "lead" && viewer.teams.includes(team));
}

export function noView(): Problem {
  return new Problem(404, "not-found", "This view was deleted, or is not shared with you.");
}
