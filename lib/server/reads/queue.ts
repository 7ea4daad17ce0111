import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { type CardRow, openCards } from "./cards.ts";
import { makeCursor, type Position, readCursor } from "./cursor.ts";
import type { QueueQuery, Sort } from "./queue-query.ts";
import { queueStatement, type Reach } from "./queue-sql.ts";
import { readablePortfolios } from "./readable-case.ts";

export type QueueAnswer = { items: QueueRow[]; nextCursor: string | null };

/** One page of a view, of the cases that the viewer may read. Throws 422 for an unknown team or a foreign cursor. */
export async function readQueue(viewer: Viewer, directory: Directory, query: QueueQuery): Promise<QueueAnswer> {
  const { limit, cursor, ...list } = query;
  requireTeam(directory, list.team);
  requirePortfolio(directory, list.portfolio);
  const after = cursor === undefined ? null : readCursor(list, cursor);
  const rows = await queueRows(list, reachOf(viewer, directory, list), after, limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? makeCursor(list, positionOf(list.sort, last)) : null;
  return { items: await openCards(page), nextCursor };
}

/** The rows of a list, still sealed. Who may read nothing, or asks for what only a person has, gets none. */
export async function queueRows(
  list: Omit<QueueQuery, "limit" | "cursor">,
  reach: Reach,
  after: Position | null,
  count: number,
): Promise<CardRow[]> {
  if (reach.portfolios.length === 0) return [];
  const { rows } = await pool().query<CardRow>(queueStatement(list, reach, after, count));
  return rows;
}

export function reachOf(
  viewer: Viewer,
  directory: Directory,
  { view, team, portfolio }: Pick<QueueQuery, "view" | "team" | "portfolio">,
): Reach {
  const readable = readablePortfolios(viewer, directory);
  const portfolios = portfolio === undefined ? readable : readable.filter((slug) => slug === portfolio);
  const person = viewer.kind === "user" ? viewer.id : null;
  if (view === "offered-to-me") return { portfolios, person, teams: viewer.kind === "user" ? [...viewer.teams] : [] };
  return { portfolios, person, teams: team === undefined ? teamsOf(viewer, directory) : [team] };
}

/** A person's own teams; for who belongs to none (compliance, keys) every team. */
function teamsOf(viewer: Viewer, directory: Directory): string[] {
  return viewer.kind === "user" && viewer.teams.length > 0 ? [...viewer.teams] : Object.keys(directory.teams);
}

export function positionOf(sort: Sort, row: CardRow): Position {
  if (sort === "balance") return { key: row.balance_minor, id: row.id };
  return { key: sort === "updated" ? row.updated_at : row.due_at, id: row.id };
}

/** Throws 422 for a team that there is not. */
export function requireTeam(directory: Directory, team: string | undefined): void {
  if (team === undefined || directory.teams[team]) return;
  const errors = [{ path: "team", message: "is not a team; see GET /api/v1/teams" }];
  throw new Problem(422, "invalid", "team: is not a team; see GET /api/v1/teams.", { errors });
}

/** Throws 422 for a portfolio that there is not. */
export function requirePortfolio(directory: Directory, portfolio: string | undefined): void {
  if (portfolio === undefined || directory.portfolios[portfolio]) return;
  const errors = [{ path: "portfolio", message: "is not a portfolio; see GET /api/v1/portfolios" }];
  throw new Problem(422, "invalid", "portfolio: is not a portfolio; see GET /api/v1/portfolios.", { errors });
}
