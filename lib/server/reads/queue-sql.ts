/**
 * The statement behind `GET /cases`. Each view is one or more branches; a branch runs once per portfolio, team or instant,
 * each time as one bounded walk along an index that already has the order, and the branches' heads are merged. Only then
 * are the page's own rows read.
 */
import type { Position } from "./cursor.ts";
import { type Narrowing, narrowing } from "./queue-narrowing.ts";
import type { QueueQuery, Sort, View } from "./queue-query.ts";

/** Whose list it is: what the reader may read, which teams the view is about, and the person, if it is one. */
export type Reach = { portfolios: string[]; teams: string[]; person: string | null };
export type Statement = { text: string; values: unknown[] };
export type Filter = Pick<QueueQuery, "view" | "team" | "owner" | "status" | "sort" | "q"> & Narrowing;
export type Put = (value: unknown) => string;
type Over = "portfolios" | "teams" | "promises" | null;
type Branch = { over: Over; where: (put: Put, reach: Reach) => string };

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
  "promises-today": [{ over: "promises", where: () => "promise_breaks_at = part.breaks_at" }],
  "on-hold": [{ over: "portfolios", where: () => "on_hold" }],
};

const ORDER: Record<Sort, (of: string) => string> = {
  due: (of) => `${of}due_at, ${of}id`,
  balance: (of) => `${of}balance_minor desc, ${of}id desc`,
  updated: (of) => `${of}updated_at desc, ${of}id desc`,
};
const KEY: Record<Sort, string> = { due: "due_at", balance: "balance_minor", updated: "updated_at" };

/** At most `count` rows after `after`, in the order of the sort. */
export function queueStatement(filter: Filter, reach: Reach, after: Position | null, count: number): Statement {
  const values: unknown[] = [];
  const put: Put = (value) => `$${values.push(value)}`;
  const most = put(count);
  const [inner, outer] = [ORDER[filter.sort](""), ORDER[filter.sort]("c.")];
  const branches = stretches(filter.sort, after, put).flatMap((stretch) =>
    branchesOf(filter, reach, put, (where) => {
      const walk = `select id, ${KEY[filter.sort]} from cases where ${where} and ${stretch}`;
      return `${walk} order by ${inner} limit ${most}`;
    }),
  );
  const text = `
    select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped, wire_time(c.due_at) as due_at,
      c.balance_minor, wire_time(c.updated_at) as updated_at
    from (select id from (${branches.join(" union all ")}) as heads order by ${inner} limit ${most}) as page
    join cases c on c.id = page.id join customers k on k.id = c.customer_id order by ${outer}`;
  return { text, values };
}

/** Each branch of the view as a statement of its own, in brackets; `walk` says what it reads of the rows that it is about. */
export function branchesOf(filter: Filter, reach: Reach, put: Put, walk: (where: string) => string): string[] {
  return BRANCHES[filter.view].map(({ over: usual, where }) => {
    // One person's cases are few: their own index finds them in all portfolios at once.
    const over = usual === "portfolios" && filter.owner !== undefined ? null : usual;
    const isByPortfolio = over === "portfolios" || over === "promises";
    const readable = isByPortfolio ? "portfolio = part.slug" : `portfolio = any(${put(reach.portfolios)})`;
    const one = walk([where(put, reach), readable, ...filters(filter, put)].join(" and "));
    return over === null
      ? `(${one})`
      : `(select one.* from ${partsOf(over, reach, put)} cross join lateral (${one}) as one)`;
  });
}

function partsOf(over: NonNullable<Over>, reach: Reach, put: Put): string {
  if (over === "promises") return `(${promiseInstants(put(reach.portfolios))}) as part`;
  return `unnest(${put(reach[over])}::text[]) as part (slug)`;
}

/**
 * The instants of the next day at which promises break, per portfolio. They are ends of days, so there are few, and each
 * has its own walk in the order of the sort; reached one after the other, each by one look at the index.
 */
function promiseInstants(portfolios: string): string {
  const next = (slug: string, after: string) =>
    `(select min(promise_breaks_at) from cases where lifecycle = 'open' and portfolio = ${slug} and
      promise_breaks_at > ${after} and promise_breaks_at <= now() + interval '24 hours')`;
  return `with recursive instants (slug, breaks_at) as (
      select slug, ${next("slug", "now()")} from unnest(${portfolios}::text[]) as p (slug)
      union all select slug, ${next("slug", "breaks_at")} from instants where breaks_at is not null
    ) select slug, breaks_at from instants where breaks_at is not null`;
}

function filters(filter: Filter, put: Put): string[] {
  const { view, team, owner, status, q } = filter;
  const closedToo = view === "all" || status?.startsWith("closed-");
  return [
    // A closed case is never due, and without asking for it the index alone answers.
    ...(closedToo || view === "due" ? [] : ["lifecycle = 'open'"]),
    ...(team === undefined ? [] : [`owner_team = ${put(team)}`]),
    ...(owner === undefined ? [] : [`owner_user = ${put(owner)}`]),
    ...(status === undefined ? [] : [`status = ${put(status)}`]),
    ...(q === undefined ? [] : [`ref = ${put(q)}`]),
    ...narrowing(filter, put),
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
