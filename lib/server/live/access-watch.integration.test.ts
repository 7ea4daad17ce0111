import { afterAll, beforeAll, expect, test } from "vitest";
import { announceAccessChange } from "../access-changes.ts";
import { pool } from "../database.ts";
import { AMARA, BEN, givenCase, givenDesk, givenLive, note, PRIYA, type Visitor } from "./given-live.ts";

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

/** Everything that was sent to this socket before now has been heard once its own question is answered. */
async function fence(visitor: Visitor): Promise<void> {
  await visitor.ask("case:leave", { ref: "" });
}

test("when the right is taken the room is left at the next look, without any message, and nothing more comes", async () => {
  const ref = await givenCase();
  const [priya, amara] = await Promise.all([live.enter(`key:${PRIYA}`), live.enter(`key:${AMARA}`)]);
  for (const visitor of [priya, amara]) await visitor.ask("case:join", { ref, after: 1 });
  await priya.ask("queue:join", { team: "early-arrears" });
  await note(ref);
  await priya.hearsVersion(ref, 2);

  await pool().query("delete from grants where team_slug = 'specialist-support'");
  await priya.hearsMessage("access:revoked");
  const heard = priya.heard.length;
  await note(ref);
  await amara.hearsVersion(ref, 3);
  await fence(priya);

  expect(priya.heard.slice(heard)).toEqual([]);
  expect(priya.heard.filter(({ event }) => event === "access:revoked")).toEqual([
    { event: "access:revoked", message: { ref } },
  ]);
  expect(await priya.ask("case:join", { ref, after: 0 })).toEqual({ ok: false, code: "not-found" });
});

test("a right that was given back opens the lists again that the socket had asked for", async () => {
  const ref = await givenCase();
  await pool().query("delete from grants where team_slug = 'specialist-support'");
  const priya = await live.enter(`key:${PRIYA}`);
  await priya.ask("queue:join", { team: "specialist-support" });
  await pool().query("insert into grants values ('specialist-support', 'uk-cards')");
  announceAccessChange({ all: true });
  expect(await priya.ask("queue:join", { team: "early-arrears" })).toEqual({ ok: true });

  await note(ref);

  await priya.hearsMessage("queue:change", (change: { ref: string }) => change.ref === ref);
});

test("a person who is no longer active is shown out, also when the message is lost", async () => {
  const ref = await givenCase();
  const ben = await live.enter(`key:${BEN}`);
  await ben.ask("case:join", { ref, after: 1 });

  await pool().query("update people set active = false where id = $1", [BEN]);

  expect(await ben.ended).toBe("io server disconnect");
  expect(ben.heard.at(-1)).toEqual({ event: "access:revoked", message: { ref } });
});

test("a right that is taken while the log is read does not open the room", async () => {
  const ref = await givenCase();
  const amara = await live.enter(`key:${AMARA}`);
  const client = await pool().connect();
  await client.query("begin; lock table events in access exclusive mode");
  const joining = amara.ask("case:join", { ref, after: 0 });
  await joinWaitsForTheLog();

  await pool().query("delete from memberships where person_id = $1", [AMARA]);
  const seen = accessChecked();
  announceAccessChange({ person: AMARA });
  await seen;
  await client.query("rollback");
  client.release();

  expect(await joining).toEqual({ ok: false, code: "not-found" });
});

/** Resolves when the join's read of the log stands in line behind our lock. */
async function joinWaitsForTheLog(): Promise<void> {
  const waits = `select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%from events where case_id%'`;
  while ((await pool().query(waits)).rowCount === 0);
}

/** Resolves when the rooms have been authorised by the organisation as it is now. */
async function accessChecked(): Promise<void> {
  const { rows } = await pool().query("select version from org");
  while (live.live.directoryVersion() < Number(rows[0].version)) await new Promise((resolve) => setImmediate(resolve));
}
