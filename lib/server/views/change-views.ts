/** Keeping, changing, deleting and pinning views; each change of one is recorded as a change of the organisation. */
import { randomBytes } from "node:crypto";
import type { Directory } from "../../domain/directory.ts";
import type { UserViewer } from "../../domain/permissions.ts";
import { type Client, inTransaction } from "../database.ts";
import type { Identity } from "../identity.ts";
import { changeOrganisation } from "../org/change.ts";
import type { ChangeKind } from "../org/change-kinds.ts";
import { forbidden, Problem } from "../problem.ts";
import { requirePortfolio, requireTeam } from "../reads/queue.ts";
import { findView, mayChange, noView, readView, type SavedView, type ViewRow } from "./read-views.ts";
import type { NewView, ViewChange, ViewFilter } from "./view-schema.ts";

/** Who acts, as the write and as the permission see them. */
export type Keeper = { identity: Identity; viewer: UserViewer; directory: Directory };
const MOST_VIEWS = 200;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Keeps a view. Throws 422 for unknown slugs, a team that is not the person's, and above 200 views of one's own. */
export async function keepView(keeper: Keeper, { name, description, team, filter }: NewView): Promise<SavedView> {
  requireKnown(keeper, team, filter);
  const id = `v_${[...randomBytes(10)].map((byte) => ALPHABET[byte % 32]).join("")}`;
  await recorded(keeper, "view-kept", id, async (client) => {
    const { rowCount } = await client.query(
      `insert into views (id, name, description, owner_id, team_slug, filter) select $1, $2, $3, $4, $5, $6::jsonb
       where (select count(*) from views where owner_id = $4 and dropped_at is null) < ${MOST_VIEWS}`,
      [id, name, description, keeper.viewer.id, team, JSON.stringify(filter)],
    );
    if (rowCount === 0) throw tooMany();
    return { team };
  });
  return readView(keeper.viewer, id);
}

/**
 * Changes what is given, and answers with the view as it is then: also to a lead who took it off their team and no longer
 * sees it. Throws 403 for who may use it but not change it.
 */
export async function changeView(keeper: Keeper, id: string, change: ViewChange): Promise<SavedView> {
  const before = await requireMayChange(keeper, id, false);
  requireKnown(keeper, change.team ?? null, change.filter);
  let after: ViewRow = before;
  await recorded(keeper, "view-changed", id, async (client) => {
    const { rows } = await client.query<Partial<ViewRow>>(
      `update views set name = coalesce($2, name), description = coalesce($3, description),
         team_slug = case when $4 then $5 else team_slug end, filter = coalesce($6::jsonb, filter),
         changed_at = clock_timestamp() where id = $1 and dropped_at is null
       returning name, description, team_slug as team, filter, wire_time(changed_at) as "changedAt"`,
      [
        id,
        change.name ?? null,
        change.description ?? null,
        change.team !== undefined,
        change.team ?? null,
        change.filter ? JSON.stringify(change.filter) : null,
      ],
    );
    if (!rows[0]) throw noView();
    after = { ...before, ...rows[0] };
    return { fields: Object.keys(change), ...(change.team !== undefined && { team: change.team }) };
  });
  return { ...after, mayChange: mayChange(keeper.viewer, after) };
}

/** Deletes a view for everybody who uses it; `restoreView` takes that back, pins included. */
export async function dropView(keeper: Keeper, id: string): Promise<void> {
  await requireMayChange(keeper, id, false);
  await recorded(keeper, "view-dropped", id, async (client) => {
    await client.query("update views set dropped_at = clock_timestamp() where id = $1", [id]);
    return {};
  });
}

export async function restoreView(keeper: Keeper, id: string): Promise<SavedView> {
  await requireMayChange(keeper, id, true);
  await recorded(keeper, "view-restored", id, async (client) => {
    await client.query("update views set dropped_at = null where id = $1", [id]);
    return {};
  });
  return readView(keeper.viewer, id);
}

/** Pins just these, in this order, for this person. Throws 404 when one of them is not theirs to use. */
export async function pinViews(viewer: UserViewer, ids: string[]): Promise<void> {
  for (const id of ids) await readView(viewer, id);
  await inTransaction(async (client) => {
    await client.query("select 1 from people where id = $1 for no key update", [viewer.id]);
    await client.query("delete from view_pins where person_id = $1", [viewer.id]);
    await client.query(
      "insert into view_pins select $1, id, place - 1 from unnest($2::text[]) with ordinality as pin (id, place)",
      [viewer.id, ids],
    );
  });
}

async function recorded(
  { identity }: Keeper,
  what: ChangeKind,
  view: string,
  write: (client: Client) => Promise<object>,
): Promise<void> {
  await changeOrganisation(identity, what, async (client) => ({
    result: view,
    detail: { view, ...(await write(client)) },
  }));
}

async function requireMayChange({ viewer }: Keeper, id: string, dropped: boolean): Promise<ViewRow> {
  const view = await findView(viewer, id, dropped);
  if (mayChange(viewer, view)) return view;
  throw forbidden("Only its owner, or a lead of the team that it is shared with, may change this view.");
}

function requireKnown({ viewer, directory }: Keeper, team: string | null, filter: ViewFilter | undefined): void {
  requireTeam(directory, team ?? undefined);
  requireTeam(directory, filter?.team);
  requirePortfolio(directory, filter?.portfolio);
  if (team !== null && !viewer.teams.includes(team)) throw forbidden("A view is shared with a team of one's own.");
}

function tooMany(): Problem {
  const detail = `A person keeps at most ${MOST_VIEWS} views. Delete one first.`;
  return new Problem(422, "refused", detail, { rule: "too-many-views" });
}
