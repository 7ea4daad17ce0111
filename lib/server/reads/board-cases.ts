/** The list behind a number of the board: the cases of one cell, due first. */
import * as z from "zod";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { pool } from "../database.ts";
import { boardTeams } from "./board-teams.ts";
import { type CardRow, openCards } from "./cards.ts";
import { makeCursor, readCursor } from "./cursor.ts";
import { cursorParameter, limitParameter } from "./query-parameters.ts";
import { readablePortfolios } from "./readable-case.ts";

/** `holder`: a person's id; `queue`: waiting, not taken; `offered`: offered, not accepted; `all`: everybody. */
export const boardCasesSchema = z.strictObject({
  team: z.string().max(63).optional(),
  holder: z.union([z.uuid(), z.enum(["queue", "offered", "all"])]).default("all"),
  state: z.enum(["open", "due", "overdue", "hold"]).default("open"),
  limit: limitParameter,
  cursor: cursorParameter,
});
type Query = z.output<typeof boardCasesSchema>;
export type BoardCases = { items: QueueRow[]; nextCursor: string | null };

const BY_STATE: Record<Query["state"], string> = {
  open: "true",
  due: "due_at > now() and due_at <= now() + interval '1 hour'",
  overdue: "due_at <= now()",
  hold: "on_hold",
};

export async function readBoardCases(viewer: Viewer, directory: Directory, query: Query): Promise<BoardCases> {
  const { team, holder, state, limit, cursor } = query;
  const teams = boardTeams(viewer, directory).filter((slug) => team === undefined || slug === team);
  const list = { list: "board", team, holder, state };
  const after = cursor === undefined ? null : readCursor(list, cursor);
  const person = holder.length === 36 ? holder : null;
  const { rows } = await pool().query<CardRow>(
    `select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped, wire_time(c.due_at) as due_at,
       c.balance_minor, wire_time(c.updated_at) as updated_at
     from cases c join customers k on k.id = c.customer_id
     where c.lifecycle = 'open' and c.portfolio = any ($2) and ${whoSql(holder)} and ${BY_STATE[state]}
       and ($3::uuid is null or (c.due_at, c.id) > ($4::timestamptz, $3)
         or (c.due_at is null and ($4::timestamptz is not null or c.id > $3)))
     order by c.due_at, c.id limit $5`,
    [
      teams,
      readablePortfolios(viewer, directory),
      after?.id ?? null,
      after?.key ?? null,
      limit + 1,
      ...(person ? [person] : []),
    ],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? makeCursor(list, { key: last.due_at, id: last.id }) : null;
  return { items: await openCards(page), nextCursor };
}

function whoSql(holder: Query["holder"]): string {
  if (holder === "offered") return "c.offer_team is not null and (c.owner_team = any ($1) or c.offer_team = any ($1))";
  if (holder === "queue") return "c.owner_user is null and c.owner_team = any ($1)";
  return holder === "all" ? "c.owner_team = any ($1)" : "c.owner_user = $6 and c.owner_team = any ($1)";
}
