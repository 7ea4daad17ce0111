import { expect, test } from "@playwright/test";
import pg from "pg";
import type { Node } from "#lib/run/nodes/node-process.ts";
import { type Nodes, startNodes } from "#lib/run/nodes/start-nodes.ts";
import { Client } from "#lib/run/trial/client.ts";
import { Desk } from "#lib/run/trial/desk.ts";
import { keepsItsWord, Load } from "#lib/run/trial/load.ts";
import { type LostSignals, mayLoseSignals } from "#lib/run/trial/lost-signals.ts";
import { type Heard, Screen } from "#lib/run/trial/screen.ts";
import { tryPassword } from "#lib/run/trial/sign-in.ts";
import { showsWhatIsFetched, verifies } from "#lib/run/trial/whole.ts";

test.describe.configure({ mode: "serial" });
test.setTimeout(90_000);

/** A promise in seconds is measured more than once: a busy machine makes some slow, a slow product all. */
const QUICKEST_OF = 3;

let nodes: Nodes;
let desk: Desk;
let signals: LostSignals;
let sql: pg.Client;

test.beforeAll(async () => {
  nodes = await startNodes({
    web: 2,
    workers: 2,
    port: 4400 + 10 * Number(process.env.TEST_PARALLEL_INDEX ?? 0),
    settings: { fsync: "off" },
    beforeNodes: async (url) => {
      signals = await mayLoseSignals(url);
    },
  });
  sql = new pg.Client({ connectionString: nodes.databaseUrl });
  await sql.connect();
  desk = await Desk.open(nodes);
});
test.afterAll(async () => {
  await signals?.end();
  await sql?.end();
  await nodes?.stop();
});

/** The same person or key, who asks one web process past the proxy. */
function at(node: 0 | 1, { actor, headers }: Client): Client {
  const url = nodes.web[node]?.url ?? "";
  return new Client(url, actor, { ...headers, ...(headers.origin && { origin: url }) });
}

function employ(name: string, role = "agent"): Promise<Client> {
  return desk.employ({ name, role, teams: ["early-arrears"] });
}

test("people at two nodes see each other's events, and each other, also on the board", async () => {
  const [anna, bert, lead] = await Promise.all([employ("Anna"), employ("Bert"), employ("Lead", "lead")]);
  const ref = await desk.openCase();
  const [left, right] = [await Screen.open(at(0, anna), [ref]), await Screen.open(at(1, bert), [ref])];
  const say = () => {
    left.socket.emit("presence", { ref, state: "on-call" });
    right.socket.emit("presence", { ref, state: "viewing" });
  };
  say();
  // As browsers do, only oftener: a single word of it may be lost.
  const beat = setInterval(say, 1_000);
  for (const screen of [left, right]) await screen.hears(whoIsOn(ref, "on-call", "viewing"), "both are there");
  expect(JSON.stringify(await at(1, lead).read("/board"))).toContain('"onCallSince":"20');

  const { version } = await at(0, anna).does(ref, "add-note", { text: "Seen over there" });
  await right.reaches(ref, version);
  await showsWhatIsFetched(right);
  const before = right.heard.length;
  clearInterval(beat);
  left.close();
  await right.changed.until(() => right.heard.slice(before).some(whoIsOn(ref, "viewing")), "the other one left");
  right.close();
});

function whoIsOn(ref: string, ...states: string[]) {
  return ({ event, message }: Heard) => {
    const people = (message.people ?? []) as { state: string }[];
    return (
      event === "presence" &&
      message.ref === ref &&
      people
        .map(({ state }) => state)
        .sort()
        .join() === `${states}`
    );
  };
}

test("an event whose signal is lost reaches the other node within a second", async () => {
  const ref = await desk.openCase();
  const screen = await Screen.open(at(1, await employ("Patient")), [ref]);
  await signals.lose();
  const waits: number[] = [];
  for (let times = 0; times < QUICKEST_OF; times += 1) {
    const { version } = await at(0, desk.key).does(ref, "add-note", { text: "Not signalled" });
    const said = performance.now();
    await screen.reaches(ref, version);
    waits.push(performance.now() - said);
  }
  expect(Math.min(...waits)).toBeLessThan(1_000);
  expect(await signals.lost("baton")).toBeGreaterThan(0);
  await signals.pass();
  screen.close();
});

test("access taken at one node ends the rooms at the other within a second, also when the message is lost", async () => {
  const [agent, ref] = [await employ("Agent"), await desk.openCase()];
  for (const lost of [false, true]) {
    const waits: number[] = [];
    for (let times = 0; times < QUICKEST_OF; times += 1) waits.push(await untilTaken(agent, ref, lost));
    expect(Math.min(...waits)).toBeLessThan(1_000);
  }
});

/** Takes the access of somebody who looks on; milliseconds until they are told so. */
async function untilTaken(agent: Client, ref: string, lost: boolean): Promise<number> {
  await desk.setTeams(agent.id, ["early-arrears"]);
  await expect.poll(async () => (await at(1, agent).get(`/cases/${ref}`)).status).toBe(200);
  const screen = await Screen.open(at(1, agent), [ref]);
  if (lost) await signals.lose();
  await at(0, desk.key).send("PUT", `/admin/people/${agent.id}/teams`, { teams: ["pre-legal"] });
  const taken = performance.now();
  await screen.hears(({ event, message }) => event === "access:revoked" && message.ref === ref, "access:revoked");
  const waited = performance.now() - taken;
  if (lost) expect(await signals.lost("baton_access")).toBeGreaterThan(0);
  await signals.pass();
  const { version } = await desk.key.does(ref, "add-note", { text: "Not for them" });
  expect(await screen.join(ref)).toEqual({ ok: false, code: "not-found" });
  expect(screen.version(ref)).toBeLessThan(version);
  screen.close();
  return waited;
}

test("guessing a password at two nodes gives no more guesses than at one, and a made-up address none", async () => {
  const { email } = await desk.addPerson({ name: "Guessed", role: "agent", teams: ["early-arrears"] });
  const guesses = Array.from({ length: 12 }, (_, n) => tryPassword(nodes.url, email, `guess ${n}`));
  const statuses = (await Promise.all(guesses)).map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(5).fill(401), ...Array(7).fill(429)]);
  const elsewhere = { "x-forwarded-for": "203.0.113.7", "x-real-ip": "203.0.113.7", forwarded: "for=203.0.113.7" };
  expect((await tryPassword(nodes.url, email, "guess 13", elsewhere)).status).toBe(429);
});

test("what is due is done once each by two workers, of which one is killed in the middle of it", async () => {
  const refs = await Promise.all(Array.from({ length: 40 }, () => desk.openCase()));
  const [half, rest] = [refs.slice(0, 20), refs.slice(20)];
  for (const worker of nodes.workers) worker.pause();
  await placeHolds(half);
  await sql.query("begin; lock table events in share mode");
  nodes.workers[0]?.resume();
  const waiting = "select from pg_locks where relation = 'events'::regclass and not granted";
  await expect.poll(async () => (await sql.query(waiting)).rowCount, { intervals: [50] }).toBeGreaterThan(0);
  await nodes.workers[0]?.kill();
  nodes.workers[1]?.resume();
  await sql.query("commit");
  await holdsEnd(half);
  await nodes.workers[0]?.start();
  await placeHolds(rest);
  await holdsEnd(rest);
  const { rows } = await sql.query(`select count(*)::int as times ${EXPIRED} group by ref`, [refs]);
  expect(rows).toEqual(Array(40).fill({ times: 1 }));
});

const EXPIRED = "from events e join cases c on c.id = e.case_id where ref = any ($1) and type = 'hold-expired'";

/** One after the other: a moment that is over before its hold is placed would be refused. */
async function placeHolds(refs: string[]): Promise<void> {
  for (const ref of refs) {
    const until = new Date(Date.now() + 1_500).toISOString();
    await desk.key.does(ref, "place-hold", { kind: "other", reason: "For a moment", until });
  }
}

function holdsEnd(refs: string[]): Promise<void> {
  const ended = async () => (await sql.query(`select ${EXPIRED}`, [refs])).rowCount;
  return expect.poll(ended, { intervals: [100] }).toBe(refs.length);
}

test("a web process is killed: its people are back within ten seconds, with exactly what they missed", async () => {
  const people = await Promise.all(["Ira", "Joan", "Kit", "Lou"].map((name) => employ(name)));
  const refs = [await desk.openCase(), await desk.openCase()];
  const screens = await Promise.all(people.map((one) => Screen.open(one, refs)));
  const probe = await Screen.open(at(0, desk.key));
  await probe.hears(({ event }) => event === "hello", "which node this is");
  const hit = screens.filter((screen) => nodeOf(screen) === nodeOf(probe));
  expect([hit.length, screens.length - hit.length]).toEqual([2, 2]);
  probe.close();

  const load = new Load([desk.key, ...people.slice(0, 2)], refs);
  await load.acknowledges(30);
  await nodes.web[0]?.kill();
  const killed = performance.now();
  for (const screen of hit) await screen.changed.until(() => screen.connects === 2, "back at the other node");
  expect(performance.now() - killed).toBeLessThan(10_000);
  await load.acknowledges(30);
  await load.stop();
  for (const screen of screens) await showsWhatIsFetched(screen);

  for (const screen of screens) for (const ref of refs) expect(gotOf(screen, ref)).toEqual(upTo(screen.version(ref)));
  await load.settle();
  await keepsItsWord(desk.key, refs, load.tries);
  for (const screen of screens) screen.close();
  await nodes.web[0]?.start();
});

function nodeOf({ heard }: Screen): unknown {
  return heard.find(({ event }) => event === "hello")?.message.node;
}

/** Every version that came, pushed or with a join; the first one was fetched. */
function gotOf(screen: Screen, ref: string): number[] {
  const joined = screen.joined.flatMap(({ ref: of, answer }) => (of === ref && answer.ok ? (answer.events ?? []) : []));
  return [...joined.map(({ version }) => version), ...screen.pushed(ref)].sort((a, b) => a - b);
}

function upTo(version: number): number[] {
  return Array.from({ length: version - 1 }, (_, at) => at + 2);
}

test("a rolling restart under load, with a newer build's migration in the database, fails and loses nothing", async () => {
  await sql.query(`insert into _prisma_migrations (id, checksum, migration_name, finished_at)
    values ('newer', '', '29990101000000_of_a_newer_build', now())`);
  const people = await Promise.all(["Max", "Nia", "Oz", "Pam"].map((name) => employ(name)));
  const refs = [await desk.openCase(), await desk.openCase(), await desk.openCase()];
  const screens = await Promise.all(people.map((one) => Screen.open(one, refs)));
  const away = screens.map(longestAway);
  const load = new Load([desk.key, ...people.slice(0, 2)], refs);
  for (const [web, worker] of pairs()) {
    await load.acknowledges(20);
    await Promise.all([web.restart(), worker.restart()]);
  }
  await load.acknowledges(20);
  await load.stop();
  // A connection that was just being made may be cut; what a client then sends again is done once.
  expect(load.tries.filter(({ status }) => status !== 200).length).toBeLessThanOrEqual(2);
  await load.settle();
  expect(Math.max(...load.tries.map(({ milliseconds }) => milliseconds))).toBeLessThan(5_000);
  await keepsItsWord(desk.key, refs, load.tries);
  for (const screen of screens) await showsWhatIsFetched(screen);
  expect(Math.max(...away.map((longest) => longest()))).toBeLessThan(3_000);
  for (const screen of screens) screen.close();
  expect(nodes.said()).toContain("a newer Baton has been here: 29990101000000_of_a_newer_build");
  await verifies(nodes);
});

/** A web process and a worker at a time. */
function pairs(): [Node, Node][] {
  return nodes.web.map((web, at) => [web, nodes.workers[at] ?? web]);
}

/** The longest time for which a screen has been without a connection, in milliseconds. */
function longestAway({ socket }: Screen): () => number {
  let [since, longest] = [0, 0];
  socket.on("disconnect", () => {
    since = performance.now();
  });
  socket.on("connect", () => {
    longest = Math.max(longest, performance.now() - since);
  });
  return () => longest;
}
