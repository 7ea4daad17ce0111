/** What happened to ownership lately in the reader's teams, newest first: the board's feed. */
import { FEED_TYPES, type FeedItem } from "../../domain/board.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { boardTeams } from "./board-teams.ts";
import { type CardRow, openCards } from "./cards.ts";
import { readablePortfolios } from "./readable-case.ts";
import { requireBoard } from "./require-board.ts";

export type FeedAnswer = { items: FeedItem[]; nextCursor: null };

type Row = CardRow & Omit<FeedItem, "customerName" | "ref" | "version"> & { event: string; at_version: number };

const NEWEST = 30;
/** Older than that nobody watches it happen, and the walk back along the index ends. */
const LOOK_BACK = "24 hours";

/** Throws 403 for whom has no board. */
export async function readFeed(viewer: Viewer, directory: Directory): Promise<FeedAnswer> {
  requireBoard(viewer);
  const { rows } = await pool().query<Row>(
    `select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped, wire_time(c.due_at) as due_at,
       c.balance_minor, wire_time(c.updated_at) as updated_at, e.id as event, e.version as at_version, wire_time(e.occurred_at) as at,
       e.type, jsonb_build_object('kind', e.actor_kind, 'id', e.actor_id) as actor, e.data -> 'from' as from,
       case e.type when 'owner-changed' then e.data -> 'to' when 'handover-offered'
         then jsonb_build_object('team', e.data -> 'toTeam', 'user', e.data -> 'toUser') end as to,
       coalesce(e.data ->> 'why', e.data ->> 'reason') as why
     from events e join cases c on c.id = e.case_id join customers k on k.id = c.customer_id
     where e.type = any ($3) and e.type in ('owner-changed', 'handover-offered', 'handover-accepted', 'handover-declined',
         'handover-withdrawn', 'handover-expired', 'handover-readdressed')
       and e.at > now() - interval '${LOOK_BACK}' and e.occurred_at > now() - interval '${LOOK_BACK}' and c.portfolio = any ($2)
       and (e.data -> 'from' ->> 'team' = any ($1) or e.data -> 'to' ->> 'team' = any ($1) or e.data ->> 'toTeam' = any ($1)
         or exists (select from ownership o where o.case_id = e.case_id and o.during @> e.version and o.team = any ($1)))
     order by e.at desc, e.case_id desc, e.version desc limit ${NEWEST}`,
    [boardTeams(viewer, directory), readablePortfolios(viewer, directory), FEED_TYPES],
  );
  const cards = await openCards(rows);
  const items = rows.map((row, at) => itemOf(row, cards[at]?.customerName ?? ""));
  // The latest recorded, told in the order in which they happened.
  return { items: items.sort((a, b) => Date.parse(b.at) - Date.parse(a.at)), nextCursor: null };
}

function itemOf(
  { event: id, ref, at_version: version, at, type, actor, from, to, why }: Row,
  customerName: string,
): FeedItem {
  return { id, ref, version, at, type, customerName, actor, from, to, why };
}
