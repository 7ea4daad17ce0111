import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { pool } from "./database.ts";
import { AMARA, caseId, givenCase, givenDesk, givenLive, note, ZED } from "./live/given-live.ts";

type Joined = { ok: boolean; version: number; reset?: true; events?: { version: number }[] };

let desk: Awaited<ReturnType<typeof givenDesk>>;
let live: Awaited<ReturnType<typeof givenLive>>;

beforeAll(async () => {
  desk = await givenDesk();
  live = await givenLive();
});

afterAll(async () => {
  await live.stop();
  await desk.drop();
});

const versions = ({ events = [] }: Joined) => events.map(({ version }) => version);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

test("an event reaches everyone who has joined the case, once", async () => {
  const ref = await givenCase();
  const [one, other] = await Promise.all([live.enter(), live.enter()]);
  const joined = await one.ask("case:join", { ref, after: 0 });
  expect(joined).toMatchObject({ ok: true, version: 1, events: [{ version: 1 }] });
  expect(await other.ask("case:join", { ref, after: 1 })).toEqual({ ok: true, version: 1, events: [] });

  await note(ref, "for both");

  for (const visitor of [one, other]) {
    const { message } = await visitor.hearsVersion(ref, 2);
    expect(message).toMatchObject({ type: "note-added", data: { text: "for both" } });
    expect(visitor.versions(ref)).toEqual([2]);
  }
});

test("a socket learns the server's time and node when it comes in", async () => {
  const before = Date.now();
  const visitor = await live.enter();

  const { now, node } = await visitor.hearsMessage("hello");

  expect(Date.parse(String(now))).toBeGreaterThan(before - 1_000);
  expect(Date.parse(String(now))).toBeLessThan(Date.now() + 1_000);
  expect(node).toMatch(/^[0-9a-f-]{36}$/);
});

test("a socket that was cut gets exactly the fifty events that it missed, in order", async () => {
  const ref = await givenCase();
  const before = await live.enter();
  await before.ask("case:join", { ref, after: 0 });
  await note(ref);
  await before.hearsVersion(ref, 2);
  before.socket.disconnect();
  for (let missed = 0; missed < 50; missed += 1) await note(ref);

  const back = await live.enter();
  const joined: Joined = await back.ask("case:join", { ref, after: 2 });
  await note(ref);
  await back.hearsVersion(ref, 53);

  expect(joined.version).toBe(52);
  expect(versions(joined)).toEqual(range(3, 52));
  expect(back.versions(ref)).toEqual([53]);
});

test("whoever missed more than 500 events is told to fetch, and then gets what comes", async () => {
  const ref = await givenCase();
  for (let many = 0; many < 501; many += 1) await note(ref);
  const visitor = await live.enter();

  expect(await visitor.ask("case:join", { ref, after: 1 })).toEqual({ ok: true, version: 502, reset: true });
  expect(versions(await visitor.ask("case:join", { ref, after: 2 }))).toEqual(range(3, 502));
  expect(await visitor.ask("case:join", { ref, after: 900 })).toEqual({ ok: true, version: 502, reset: true });
  await note(ref);

  await visitor.hearsVersion(ref, 503);
  expect(visitor.versions(ref)).toEqual([503]);
});

test("more text than a slow line takes at once is fetched, too", async () => {
  const ref = await givenCase();
  for (let many = 0; many < 90; many += 1) await note(ref, "ü".repeat(9_000));
  const visitor = await live.enter();

  expect(await visitor.ask("case:join", { ref, after: 1 })).toMatchObject({ version: 91, reset: true });
});

/** The database reads of a join; commits are injected before and after each. */
const READS = ["live-case", "live-events"];
const MOMENTS = READS.flatMap((name) => [`before ${name}`, `after ${name}`]);

test.each(MOMENTS)("a commit %s of a join comes once, in its place", async (moment) => {
  const ref = await givenCase();
  const [seated, joiner] = await Promise.all([live.enter(), live.enter()]);
  await seated.ask("case:join", { ref, after: 1 });
  const reads = injectAt(moment, () => note(ref));

  const joined: Joined = await joiner.ask("case:join", { ref, after: 0 });
  reads.mockRestore();
  await note(ref);
  await Promise.all([joiner.hearsVersion(ref, 3), seated.hearsVersion(ref, 3)]);

  expect([...versions(joined), ...joiner.versions(ref)]).toEqual([1, 2, 3]);
  expect(versions(joined).at(-1)).toBe(joined.version);
  expect(seated.versions(ref)).toEqual([2, 3]);
});

test("joins and commits in a crowd: everyone has every version once, in order", async () => {
  const ref = await givenCase();
  const visitors = await Promise.all(range(1, 12).map(() => live.enter()));
  const commits = (async () => {
    for (let many = 0; many < 40; many += 1) await note(ref);
  })();

  const joins: Joined[] = await Promise.all(visitors.map((visitor) => visitor.ask("case:join", { ref, after: 0 })));
  await commits;
  await Promise.all(visitors.map((visitor, at) => (joins[at]?.version === 41 ? null : visitor.hearsVersion(ref, 41))));

  for (const [at, visitor] of visitors.entries()) {
    expect([...versions(joins[at] as Joined), ...visitor.versions(ref)]).toEqual(range(1, 41));
  }
});

test("who has left hears nothing more of the case, and may come back", async () => {
  const ref = await givenCase();
  const [gone, here] = await Promise.all([live.enter(), live.enter()]);
  await here.ask("case:join", { ref, after: 1 });
  await gone.ask("case:join", { ref, after: 1 });

  expect(await gone.ask("case:leave", { ref })).toEqual({ ok: true });
  await note(ref);
  await here.hearsVersion(ref, 2);
  // Its own answer comes after everything that was sent before it.
  const joined: Joined = await gone.ask("case:join", { ref, after: 1 });

  expect(gone.versions(ref)).toEqual([]);
  expect(versions(joined)).toEqual([2]);
});

test("join, leave and join again at once ends in the room", async () => {
  const ref = await givenCase();
  const visitor = await live.enter();

  const answers = ["case:join", "case:leave", "case:join"].map((message) =>
    visitor.ask(message, message === "case:leave" ? { ref } : { ref, after: 1 }),
  );
  expect(await Promise.all(answers)).toMatchObject([{ ok: true }, { ok: true }, { ok: true, version: 1 }]);
  await note(ref);

  await visitor.hearsVersion(ref, 2);
});

test("joining a case is in the access log as opening it is; who may not is not", async () => {
  const ref = await givenCase();
  const [amara, zed] = await Promise.all([live.enter(`key:${AMARA}`), live.enter(`key:${ZED}`)]);
  expect(await amara.ask("case:join", { ref, after: 0 })).toMatchObject({ ok: true });
  expect(await zed.ask("case:join", { ref, after: 0 })).toEqual({ ok: false, code: "not-found" });

  const sql = "select distinct actor_id, action from access_log where case_id = $1";
  const { rows } = await pool().query(sql, [await caseId(ref)]);
  expect(rows).toEqual([{ actor_id: AMARA, action: "open" }]);
});

test("a case that is not there and a text that is no reference are the same", async () => {
  const visitor = await live.enter();

  for (const ref of ["C-0000-0000", "C-7K3M-Q9TX", "", "case:all"]) {
    expect(await visitor.ask("case:join", { ref, after: 0 })).toEqual({ ok: false, code: "not-found" });
  }
});

function injectAt(moment: string, commit: () => Promise<unknown>) {
  const database = pool();
  const query = database.query.bind(database) as (...args: unknown[]) => Promise<unknown>;
  return vi.spyOn(database, "query").mockImplementation((async (...args: unknown[]) => {
    const [asked] = args as [{ name?: string }];
    if (moment === `before ${asked.name}`) await commit();
    const answer = await query(...args);
    if (moment === `after ${asked.name}`) await commit();
    return answer;
  }) as never);
}
