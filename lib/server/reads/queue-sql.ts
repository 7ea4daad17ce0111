/**
 * The statement behind `GET /cases`. Each view is one or more branches; a branch runs once per portfolio or team, each
 * time as one bounded walk along an index that already has the order, and the branches' heads are merged.
 */
import type { Position } from "./cursor.ts";
import type { QueueQuery, Sort, View } from "./queue-query.ts";

/** Whose list it is: what the reader may read, which teams the view is about, and the person, if it is one. */
export type Reach = { portfolios: string[]; teams: string[]; person: string | null };
export type Statement = { text: string; values: unknown[] };
type Filter = Pick<QueueQuery, "view" | "team" | "owner" | "status" | "sort" | "q">;
type Put = (value: unknown) => string;
type Branch = { over: "portfolios" | "teams" | null; where: (put: Put, reach: Reach) => string };

const COLUMNS = "id, ref, customer_id, version, fold, card, due_at, balance_minor, updated_at";

const BRANCHES: Record<View, Branch[]> = {
  all: [{ over: "portfolios", where: () => "true" }],
  mine: [{ over: null, where: (put, { person }) => `owner_user = ${put(person)}` }],
  "offered-to-me": [
    { over: null, where: (put, { person }) => `offer_user = ${put(person)}` },
    { over: "teams", where: () => "offer_team = part.slug and offer_user is null" },
  ],
  waiting: [{ over: "teams", where: () => "owner_team = part.slug and owner_user is null" }],
  team: [{ over: "teams", where: () => "owner_team = part.slug" }],
  due: [{ over: "portfolios", where: () => `due_at <= now() + interval '1 hour'` }],
  "promises-today": [
    {
      over: "portfolios",
      where: () => `promise_breaks_at > now() and promise_breaks_at <= now() + interval '24 hours'`,
    },
  ],
  "on-hold": [{ over: "portfolios", where: () => "on_hold" }],
};

const ORDER: Record<Sort, (of: string) => string> = {
  due: (of) => `${of}due_at, ${of}id`,
  balance: (of) => `${of}balance_minor desc, ${of}id desc`,
  updated: (of) => `${of}updated_at desc, ${of}id desc`,
};

/** At most `count` rows after `after`, in the order of the sort. */
export function queueStatement(filter: Filter, reach: Reach, after: Position | null, count: number): Statement {
  const values: unknown[] = [];
  const put: Put = (value) => `$${values.push(value)}`;
  const branches = BRANCHES[filter.view].flatMap((branch) =>
    stretches(filter.sort, after, put).map((stretch) => branchSql(branch, filter, reach, stretch, count, put)),
  );
  const text = `
    select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped, wire_time(c.due_at) as due_at,
      c.balance_minor, wire_time(c.updated_at) as updated_at
    from (${branches.map((sql) => `(${sql})`).join(" union all ")}) as c
    join customers k on k.id = c.customer_id
    order by ${ORDER[filter.sort]("c.")} limit ${put(count)}`;
  return { text, values };
}

function branchSql(
  { over, where }: Branch,
  filter: Filter,
  reach: Reach,
  stretch: string,
  count: number,
  put: Put,
): string {
  const readable = over === "portfolios" ? "portfolio = part.slug" : `portfolio = any(${put(reach.portfolios)})`;
  const conditions = [where(put, reach), readable, stretch, ...filters(filter, put)].join(" and ");
  const walk = `select ${COLUMNS} from cases where ${conditions} order by ${ORDER[filter.sort]("")} limit ${put(count)}`;
  if (over === null) return walk;
  return `select one.* from unnest(${put(reach[over])}::text[]) as part (slug) cross join lateral (${walk}) as one`;
}

function filters({ view, team, owner, status, q }: Filter, put: Put): string[] {
  const closedToo = view === "all" || status?.startsWith("closed-");
  return [
    ...(closedToo ? [] : ["lifecycle = 'open'"]),
    ...(team === undefined ? [] : [`owner_team = ${put(team)}`]),
    ...(owner === undefined ? [] : [`owner_user = ${put(owner)}`]),
    ...(status === undefined ? [] : [`status = ${put(status)}`]),
    ...(q === undefined ? [] : [`ref = ${put(q)}`]),
  ];
}

/** What is left after the position, in pieces that an index walks straight to: rows without a due time come last. */
function stretches(sort: Sort, after: Position | null, put: Put): string[] {
  if (!after) return ["true"];
  const { key, id } = after;
  if (sort === "balance") return [`(balance_minor, id) < (${put(key)}::bigint, ${put(id)}::uuid)`];
  if (sort === "updated") return [`(updated_at, id) < (${put(key)}::timestamptz, ${put(id)}::uuid)`];
  if (key === null) return [`due_at is null and id > ${put(id)}::uuid`];
  return [`(due_at, id) > (${put(key)}::timestamptz, ${put(id)}::uuid)`, "due_at is null"];
}
