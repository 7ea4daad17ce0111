import type { Directory } from "../../domain/directory.ts";
import type { InboxItem, InboxPage } from "../../domain/inbox.ts";
import type { NoticeSubject } from "../../domain/notice-subjects.ts";
import { NOTICE_KINDS, type NoticeKind } from "../../domain/notices.ts";
import type { UserViewer } from "../../domain/permissions.ts";
import { isRef } from "../../domain/ref.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { type CardRow, openCards } from "./cards.ts";
import { makeCursor, readCursor } from "./cursor.ts";
import type { InboxQuery, NoticeChange } from "./inbox-query.ts";
import { readablePortfolios } from "./readable-case.ts";

type Row = CardRow & { case_id: string; kind: NoticeKind; at: string; noticed: number } & Pick<
    InboxItem,
    "count" | "read" | "done" | "offered"
  >;

/** What concerns the person, one item per case, newest first. Nothing of a case that they may no longer read is in it. */
export async function readInbox(viewer: UserViewer, directory: Directory, query: InboxQuery): Promise<InboxPage> {
  const { limit, cursor, ...filter } = query;
  const list = { list: "inbox", ...filter };
  const portfolios = readablePortfolios(viewer, directory);
  const after = cursor === undefined ? null : readCursor(list, cursor);
  const kinds = filter.about === undefined ? null : kindsAbout(filter.about);
  const [{ rows }, unread] = await Promise.all([
    pool().query<Row>(listSql(filter.state), [
      viewer.id,
      portfolios,
      viewer.teams,
      kinds,
      after?.key ?? null,
      after?.id ?? null,
      limit + 1,
    ]),
    countUnread(viewer, portfolios),
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? makeCursor(list, { key: last.at, id: last.case_id }) : null;
  return { items: await itemsOf(page), nextCursor, unread };
}

const SHOWN: Record<InboxQuery["state"], string> = {
  open: "n.done_at is null",
  unread: "n.done_at is null and n.read_at is null",
  done: "n.done_at is not null",
};

function listSql(state: InboxQuery["state"]): string {
  return `
    select n.case_id, n.kind, n.version as noticed, wire_time(n.at) as at, n.count, n.read_at is not null as read,
      n.done_at is not null as done,
      coalesce(c.offer_user = n.person_id, c.offer_team = any($3)) is true as offered,
      c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped, wire_time(c.updated_at) as updated_at
    from notices n join cases c on c.id = n.case_id join customers k on k.id = c.customer_id
    where n.person_id = $1 and ${SHOWN[state]} and c.portfolio = any($2) and ($4::text[] is null or n.kind = any($4))
      and ($5::timestamptz is null or (n.at, n.case_id) < ($5, $6::uuid))
    order by n.at desc, n.case_id desc limit $7`;
}

async function countUnread(viewer: UserViewer, portfolios: string[]): Promise<number> {
  const { rows } = await pool().query<{ unread: number }>(
    `select count(*)::integer as unread from notices n join cases c on c.id = n.case_id
     where n.person_id = $1 and ${SHOWN.unread} and c.portfolio = any($2)`,
    [viewer.id, portfolios],
  );
  return rows[0]?.unread ?? 0;
}

function kindsAbout(about: NoticeSubject): string[] {
  return Object.entries(NOTICE_KINDS).flatMap(([kind, row]) => (row.about === about ? [kind] : []));
}

async function itemsOf(rows: Row[]): Promise<InboxItem[]> {
  const cards = await openCards(rows);
  return rows.map(({ ref, kind, at, noticed: version, count, read, done, offered }, place) => {
    const { label, about } = NOTICE_KINDS[kind] ?? { label: kind, about: "customer" };
    const customerName = cards[place]?.customerName ?? "";
    return { ref, kind, about, label, customerName, at, version, count, read, done, offered };
  });
}

/** Marks the person's own notice of a case. 404 when there is none, or none that they may still know. */
export async function markNotice(
  viewer: UserViewer,
  directory: Directory,
  ref: string,
  { state, version }: NoticeChange,
) {
  const { rows } = await pool().query<{ version: number; read: boolean; done: boolean }>(MARK, [
    viewer.id,
    isRef(ref) ? ref : "",
    state,
    version ?? null,
    readablePortfolios(viewer, directory),
  ]);
  if (!rows[0]) throw new Problem(404, "not-found", "There is no notice of this case in your inbox.");
  return { ref, ...rows[0] };
}

const MARK = `
  update notices n set
    read_at = case when n.version > coalesce($4::integer, n.version) then n.read_at
      when $3 = 'unread' then null else coalesce(n.read_at, now()) end,
    done_at = case when n.version > coalesce($4::integer, n.version) then n.done_at when $3 = 'done' then now() end
  from cases c where c.id = n.case_id and n.person_id = $1 and c.ref = $2 and c.portfolio = any($5)
  returning n.version, n.read_at is not null as read, n.done_at is not null as done`;
