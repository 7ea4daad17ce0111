import { afterAll, beforeAll, expect, test } from "vitest";
import { pool } from "../database.ts";
import { caseId, givenCase, givenDesk } from "../live/given-live.ts";
import { startWorker } from "../worker.ts";
import { forgetTexts } from "./forget-texts.ts";
import { recordAccess, sealedPurpose } from "./record.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;
beforeAll(async () => {
  desk = await givenDesk();
});
afterAll(() => desk.drop());

const by = { kind: "user" as const, id: "01900000-0000-7000-8000-00000000000a" };

async function givenLines(days: number, count = 1): Promise<void> {
  await pool().query("delete from access_log");
  const ref = await givenCase();
  const purpose = sealedPurpose("what somebody looked for");
  for (let line = 0; line < count; line += 1)
    await recordAccess({ by, via: "page", action: "search", purpose, results: 2 });
  await recordAccess({ by, via: "page", action: "reveal", caseId: await caseId(ref), field: "phone", purpose });
  await pool().query("update access_log set at = now() - make_interval(days => $1)", [days]);
}

async function lines(): Promise<object[]> {
  const { rows } = await pool().query(
    "select action, results, purpose is not null as text from access_log order by id",
  );
  return rows;
}

const SEARCH = { action: "search", results: 2 };
const REVEAL = { action: "reveal", results: null };

test("an old line keeps who, when and how much, without what was searched for; what a customer's key seals stays", async () => {
  await givenLines(91);
  expect(await forgetTexts(90)).toBe(1);
  expect(await lines()).toEqual([
    { ...SEARCH, text: false },
    { ...REVEAL, text: true },
  ]);
  expect(await forgetTexts(90)).toBe(0);
});

test("a younger line is left as it is", async () => {
  await givenLines(89);
  expect(await forgetTexts(90)).toBe(0);
  expect(await lines()).toContainEqual({ ...SEARCH, text: true });
});

test("many are forgotten in one go, by a part of an index", async () => {
  await givenLines(91);
  await pool().query(
    `insert into access_log (actor_kind, actor_id, via, action, purpose, at)
     select 'user', 'x', 'page', 'search', 'sealed', now() - interval '100 days' from generate_series(1, 2500)`,
  );
  const { rows } = await pool().query(
    "explain select id from access_log where purpose is not null and case_id is null and at < now() order by at limit 1000",
  );
  expect(JSON.stringify(rows)).toContain("access_log_texts");
  expect(await forgetTexts(90)).toBe(2_501);
});

test("the worker does so by itself, by BATON_ACCESS_LOG_DAYS", async () => {
  await givenLines(91);
  const worker = startWorker();
  await expect.poll(lines).toContainEqual({ ...SEARCH, text: false });
  await worker.stop();
});
