import type * as z from "zod";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { makeCursor, readCursor } from "../reads/cursor.ts";
import type { ListAnswer } from "../reads/directory-lists.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import type { gatewayEventsSchema } from "./bank-queries.ts";
import { requirePayments } from "./require-payments.ts";

/** What a gateway told that was refused, or that waits for its cause. */
export type GatewayEventAnswer = {
  gateway: string;
  id: string;
  type: string;
  state: string;
  why: string | null;
  payment: string | null;
  amountMinor: number | null;
  currency: string | null;
  ref: string | null;
  happenedAt: string;
  receivedAt: string;
};

/** Newest first. Throws 403. */
export async function listGatewayEvents(
  viewer: Viewer,
  directory: Directory,
  { state, limit, cursor }: z.infer<typeof gatewayEventsSchema>,
): Promise<ListAnswer<GatewayEventAnswer>> {
  requirePayments(viewer);
  const list = { list: "gateway-events", state };
  const after = cursor === undefined ? null : readCursor(list, cursor);
  const { rows } = await pool().query<GatewayEventAnswer>(
    `select g.gateway, g.id, g.type, g.state, g.why, g.payment, g.amount_minor::float8 as "amountMinor", g.currency,
       case when c.portfolio = any($5) then c.ref end as ref,
       wire_time(g.happened_at) as "happenedAt", wire_time(g.received_at) as "receivedAt"
     from gateway_events g left join cases c on c.id = g.case_id
     where g.state in ('waiting', 'refused') and g.state = any($1) and ($2::timestamptz is null or (date_trunc('milliseconds', g.received_at), g.id) < ($2::timestamptz, $3))
     order by date_trunc('milliseconds', g.received_at) desc, g.id desc limit $4`,
    [
      state === "open" ? ["waiting", "refused"] : [state],
      after?.key ?? null,
      after?.id ?? "",
      limit + 1,
      readablePortfolios(viewer, directory),
    ],
  );
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? makeCursor(list, { key: last.receivedAt, id: last.id }) : null,
  };
}
