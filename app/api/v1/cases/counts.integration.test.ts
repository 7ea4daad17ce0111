import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slugs } from "#lib/domain/codes.ts";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { SORTS, VIEWS } from "#lib/server/reads/queue-query.ts";
import { command, get, givenCase, makeKey, openDesk, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who: Record<string, Who> = {};

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ["amara", "lena", "priya", "cara", "zed"] as const) who[name] = await signIn(name);
  who.key = await makeKey("read", "write");
  for (let at = 0; at < 12; at++) await givenOne(at);
});
afterAll(() => desk.close());

/** Cases of every view: untaken, mine, offered, held, promised for today and later, due soon, closed; in three portfolios. */
async function givenOne(at: number): Promise<void> {
  const portfolio = ["uk", "us", "za"][at % 3];
  const ref = await givenCase({ portfolio, customer: { name: `Case ${at}` } });
  if (portfolio !== "uk" || at % 4 === 0) return;
  await command(ref, who.amara ?? {}, "take-case", {});
  const today = new Date().toLocaleDateString("sv", { timeZone: "Europe/London" });
  if (at === 3)
    await command(ref, who.amara ?? {}, "make-promise", { amountMinor: 100, currency: "GBP", dueOn: today });
  if (at === 6) await command(ref, who.amara ?? {}, "place-hold", { kind: "fraud", reason: "r" });
  if (at === 9)
    await command(ref, who.amara ?? {}, "offer-handover", {
      toTeam: "specialist-support",
      toUser: ID.priya,
      reason: "skill",
      note: "n",
    });
}

type Row = { ref: string };
async function listed(name: string, query: string): Promise<string[]> {
  const { status, body } = await get(`/cases?${query}&limit=200`, who[name] ?? {});
  expect(status, query).toBe(200);
  return body.items.map(({ ref }: Row) => ref).sort();
}

const viewers = ["amara", "lena", "priya", "cara", "zed", "key"];

describe.each(viewers)("what %s counts", (name) => {
  it("is what each view lists, in every order", async () => {
    const { status, body } = await get("/cases/counts", who[name] ?? {});
    expect(status).toBe(200);
    for (const view of slugs(VIEWS)) {
      const lists = await Promise.all(slugs(SORTS).map((sort) => listed(name, `view=${view}&sort=${sort}`)));
      for (const list of lists) expect(list, view).toEqual(lists[0]);
      expect(body.counts[view], view).toEqual({ count: lists[0]?.length, more: false });
    }
  });

  it("is the team's when it asks for one", async () => {
    const { body } = await get("/cases/counts?team=specialist-support", who[name] ?? {});
    for (const view of ["waiting", "team", "all"]) {
      const list = await listed(name, `view=${view}&team=specialist-support`);
      expect(body.counts[view], view).toEqual({ count: list.length, more: false });
    }
  });
});

it("has something to count in every view, and nothing for who has no grant", async () => {
  const counts = async (name: string) => (await get("/cases/counts", who[name] ?? {})).body.counts;
  const [amara, priya, zed] = [await counts("amara"), await counts("priya"), await counts("zed")];
  for (const view of ["mine", "waiting", "promises-today", "on-hold", "team", "all"])
    expect(amara[view].count, view).toBeGreaterThan(0);
  expect(priya["offered-to-me"].count).toBe(1);
  for (const view of slugs(VIEWS)) expect(zed[view], view).toEqual({ count: 0, more: false });
});

it("counts to 1,000 and then says that there are more", async () => {
  await pool().query(
    `with made as (insert into cases (id, ref, customer_id, portfolio, version, fold, state, card, last_hash, last_at, lifecycle,
       status, owner_team, on_hold, currency, balance_minor, updated_at)
     select uuidv7(), 'X-' || n, (select id from customers limit 1), 'uk', 1, 1, '', '', '', now(), 'open', 'new', 'early-arrears',
       false, 'GBP', 1, now() from generate_series(1, 1100) n returning id)
     insert into ownership (case_id, during, team) select id, '[1,)', 'early-arrears' from made`,
  );
  const { counts } = (await get("/cases/counts", who.lena ?? {})).body;
  expect(counts.waiting).toEqual({ count: 1000, more: true });
  expect(counts.mine).toEqual({ count: 0, more: false });
});

it("knows only teams that there are", async () => {
  expect((await get("/cases/counts?team=nobody", who.lena ?? {})).status).toBe(422);
  expect((await get("/cases/counts?view=mine", who.lena ?? {})).status).toBe(422);
});
