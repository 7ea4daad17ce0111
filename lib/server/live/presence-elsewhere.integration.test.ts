import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { pool } from "../database.ts";
import { LISTENER } from "../listeners.ts";
import { processWide } from "../process-wide.ts";
import { AMARA, BEN, givenCase, givenDesk, givenLive } from "./given-live.ts";
import type { PersonHere } from "./live-socket.ts";
import { onCallNow } from "./on-call.ts";
import { PRESENCE_CHANNEL, type PresenceSignal } from "./presence-signal.ts";

const OTHER = "another-node";
const EVE = "01900000-0000-7000-8000-0000000000ee";
let desk: Awaited<ReturnType<typeof givenDesk>>;
let live: Awaited<ReturnType<typeof givenLive>>;
/** The signal connection of a node that is none. */
let other: pg.Client;

beforeAll(async () => {
  desk = await givenDesk();
});
beforeEach(async () => {
  live = await givenLive();
  other = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: `${LISTENER} ${OTHER}` });
  await other.connect();
  await other.query(`listen ${PRESENCE_CHANNEL}`);
  processWide<{ last: unknown }>("others-listen", () => ({ last: null })).last = null;
  // What is said before this node listens is lost on it.
  while (!live.live.health().listening) await new Promise((resolve) => setImmediate(resolve));
});
afterEach(async () => {
  await live.stop();
  await other.end().catch(() => {});
});
afterAll(() => desk.drop());

type Told = { ref: string; people: PersonHere[] };

async function onCase(person: string, ref: string) {
  const visitor = await live.enter(`key:${person}`);
  await visitor.ask("case:join", { ref, after: 0 });
  const sees = (...states: string[]) =>
    visitor.hearsMessage("presence", (told: Told) => told.people.map(({ state }) => state).join() === states.join());
  return { ...visitor, sees };
}

async function placeOf(ref: string) {
  const { rows } = await pool().query(
    `select id as "caseId", ref, portfolio, customer_id as "customerId" from cases where ref = $1`,
    [ref],
  );
  return rows[0];
}

async function otherSays(said: object): Promise<void> {
  await pool().query("select pg_notify($1, $2)", [PRESENCE_CHANNEL, JSON.stringify({ node: OTHER, ...said })]);
}

async function benIsThere(ref: string, state: string | null, seconds = 0): Promise<void> {
  const line = { place: await placeOf(ref), tab: "tab of ben", person: BEN, state, for: seconds * 1_000 };
  await otherSays({ tell: "lines", lines: [line] });
}

/** Listens all the while: several signals may come at one stroke. */
function hearsOf(tell: PresenceSignal["tell"]): Promise<PresenceSignal> {
  return new Promise((resolve) => {
    const hear = ({ payload = "" }: pg.Notification) => {
      const said = JSON.parse(payload) as PresenceSignal;
      if (said.tell !== tell) return;
      other.off("notification", hear);
      resolve(said);
    };
    other.on("notification", hear);
  });
}

test("who is on the case by another node is seen, on a call too, until they leave or their node says goodbye", async () => {
  const ref = await givenCase();
  const amara = await onCase(AMARA, ref);

  const before = Date.now();
  await benIsThere(ref, "on-call", 60);
  await amara.sees("on-call");
  const since = Date.parse(onCallNow().get(BEN) ?? "") + 60_000;
  expect([since >= before - 500, since <= Date.now() + 500]).toEqual([true, true]);
  await benIsThere(ref, "viewing");
  await amara.sees("viewing");
  await benIsThere(ref, null);
  await amara.sees();
  await benIsThere(ref, "editing");
  await amara.sees("editing");
  await otherSays({ tell: "gone" });
  await amara.sees();
});

test("whoever joins later is shown them, and on the customer's other case as well", async () => {
  const cards = await givenCase({ reference: "elsewhere" });
  const loans = await givenCase({ reference: "elsewhere", portfolio: "uk-loans" });
  await benIsThere(loans, "editing");

  const amara = await onCase(AMARA, cards);
  await amara.hearsMessage("presence", ({ people }: Told) => people[0]?.on === loans && people[0].state === "editing");
});

test("the other node is told who is here, at each heartbeat, when it comes, and when they leave", async () => {
  const ref = await givenCase();
  const amara = await onCase(AMARA, ref);
  const place = await placeOf(ref);

  for (const _ of ["said", "said again"]) {
    const told = hearsOf("lines");
    await amara.ask("presence", { ref, state: "viewing" });
    expect(await told).toMatchObject({ lines: [{ place, person: AMARA, state: "viewing" }] });
  }
  const again = hearsOf("lines");
  await otherSays({ tell: "hello" });
  expect(await again).toMatchObject({ lines: [{ place, person: AMARA, state: "viewing" }] });
  const left = hearsOf("lines");
  amara.socket.disconnect();
  expect(await left).toMatchObject({ lines: [{ place, person: AMARA, state: null }] });
});

test("who was there by a node that was killed is gone in a moment, without any message", async () => {
  const ref = await givenCase();
  const amara = await onCase(AMARA, ref);
  await benIsThere(ref, "viewing");
  await amara.sees("viewing");
  await other.end();
  await amara.sees();
});

test("who is new in the organisation is seen as soon as this node knows them", async () => {
  const ref = await givenCase();
  const amara = await onCase(AMARA, ref);
  const line = { place: await placeOf(ref), tab: "tab of eve", person: EVE, state: "viewing", for: 0 };
  await otherSays({ tell: "lines", lines: [line] });
  await amara.sees();
  await pool().query("insert into people (id, email, name, role) values ($1, 'eve', 'eve', 'agent')", [EVE]);
  await pool().query("update org set version = version + 1");
  await amara.sees("viewing");
});

test("what cannot be read changes nothing", async () => {
  const ref = await givenCase();
  const amara = await onCase(AMARA, ref);
  await otherSays({ tell: "lines", lines: [{ tab: 7 }] });
  await otherSays({ tell: "something newer" });
  await pool().query("select pg_notify($1, '{')", [PRESENCE_CHANNEL]);
  await benIsThere(ref, "viewing");
  await amara.sees("viewing");
});
