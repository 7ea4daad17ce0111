import * as z from "zod";
import { NOTICE_KINDS, type NoticeKind } from "../../domain/notices.ts";
import { mayRead, type UserViewer } from "../../domain/permissions.ts";
import { isRef } from "../../domain/ref.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { type CardRow, openCards } from "./cards.ts";
import { makeCursor, readCursor } from "./cursor.ts";
import type { ListAnswer, Page } from "./directory-lists.ts";

export type InboxItem = {
  ref: string;
  kind: NoticeKind;
  label: string;
  /** Null when the case is no longer the reader's to read. */
  customerName: string | null;
  at: string;
  /** The event that it is about: where a link lands. */
  version: number;
  /** How many things happened since the notice was last done. */
  count: number;
  read: boolean;
};
type Row = CardRow & { portfolio: string; case_id: string; kind: NoticeKind; at: string; noticed: number } & Pick<
    InboxItem,
    "count" | "read"
  >;

const INBOX = { list: "inbox" };

/** What concerns the person, one item per case, newest first, without what is done. */
export async function readInbox(viewer: UserViewer, { limit, cursor }: Page): Promise<ListAnswer<InboxItem>> {
  const after = cursor === undefined ? null : readCursor(INBOX, cursor);
  const { rows } = await pool().query<Row>(
    `select n.case_id, n.kind, n.version as noticed, wire_time(n.at) as at, n.count, n.read_at is not null as read,
       c.id, c.ref, c.customer_id, c.portfolio, c.version, c.fold, c.card, k.key as wrapped,
       wire_time(c.updated_at) as updated_at
     from notices n join cases c on c.id = n.case_id join customers k on k.id = c.customer_id
     where n.person_id = $1 and n.done_at is null and ($2::timestamptz is null or (n.at, n.case_id) < ($2, $3::uuid))
     order by n.at desc, n.case_id desc limit $4`,
    [viewer.id, after?.key ?? null, after?.id ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? makeCursor(INBOX, { key: last.at, id: last.case_id }) : null;
  return { items: await itemsOf(viewer, page), nextCursor };
}

async function itemsOf(viewer: UserViewer, rows: Row[]): Promise<InboxItem[]> {
  const readable = rows.filter(({ portfolio }) => mayRead(viewer, portfolio));
  const cards = await openCards(readable);
  const names = new Map(cards.map(({ ref, customerName }) => [ref, customerName]));
  return rows.map(({ ref, kind, at, noticed: version, count, read }) => {
    const label = NOTICE_KINDS[kind]?.label ?? kind;
    return { ref, kind, label, customerName: names.get(ref) ?? null, at, version, count, read };
  });
}

/** The body of `POST /inbox/{ref}`. With `version`, a notice that has become newer meanwhile stays as it is. */
export const noticeSchema = z.strictObject({
  state: z.enum(["done", "read", "unread"]),
  version: z.int().min(1).max(2_147_483_647).optional(),
});
export type NoticeChange = z.infer<typeof noticeSchema>;

/** Marks the person's own notice of a case. 404 when there is none. */
export async function markNotice(viewer: UserViewer, ref: string, { state, version }: NoticeChange) {
  const { rows } = await pool().query<{ version: number; read: boolean; done: boolean }>(MARK, [
    viewer.id,
    isRef(ref) ? ref : "",
    state,
    version ?? null,
  ]);
  if (!rows[0]) throw new Problem(404, "not-found", "There is no notice of this case in your inbox.");
  return { ref, ...rows[0] };
}

const MARK = `
  update notices n set
    read_at = case when n.version > coalesce($4::integer, n.version) then n.read_at
      when $3 = 'unread' then null else coalesce(n.read_at, now()) end,
    done_at = case when n.version > coalesce($4::integer, n.version) then n.done_at when $3 = 'done' then now() end
  from cases c where c.id = n.case_id and n.person_id = $1 and c.ref = $2
  returning n.version, n.read_at is not null as read, n.done_at is not null as done`;
