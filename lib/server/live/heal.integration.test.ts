import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseEvent } from "../../domain/events.ts";
import { inTransaction, pool } from "../database.ts";
import { LISTENER } from "../listeners.ts";
import { HEAL_MS } from "../live.ts";
import { readCommand } from "../read-command.ts";
import { runCommandWithin } from "../run-command.ts";
import { AMARA, API, BEN, command, givenCase, givenDesk, givenLive, note, type Visitor } from "./given-live.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;
let live: Awaited<ReturnType<typeof givenLive>>;
let other: ReturnType<typeof anotherProcess>;

beforeAll(async () => {
  desk = await givenDesk();
  live = await givenLive();
  other = anotherProcess();
  await other.ready;
  await listening();
});

afterAll(async () => {
  await other.end();
  await live.stop();
  await desk.drop();
});

test("the log is looked into twice a second", () => {
  expect(HEAL_MS).toBeLessThanOrEqual(500);
});

test("what another process commits is heard by its signal alone", async () => {
  const { ref, visitor } = await givenVisitor();
  // The log is not read past a transaction that is under way.
  const older = await pool().connect();
  await older.query("begin");
  await older.query("select pg_current_xact_id()");

  await other.commits(ref, 2);
  await visitor.hearsVersion(ref, 3);
  await older.query("rollback");
  older.release();

  expect(visitor.versions(ref)).toEqual([2, 3]);
  await visitor.hearsMessage("queue:change", (change: { version: number }) => change.version === 3);
});

test("also when the signal connection has just been killed, and by signal again afterwards", async () => {
  const { ref, visitor } = await givenVisitor();

  const killed = await pool().query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like $1",
    [`${LISTENER} %`],
  );
  expect(killed.rowCount).toBe(1);
  await other.commits(ref, 1);
  await visitor.hearsVersion(ref, 2);
  await listening();
  await other.commits(ref, 1);
  await visitor.hearsVersion(ref, 3);

  expect(visitor.versions(ref)).toEqual([2, 3]);
});

test("a commit that nobody announced is found in the log", async () => {
  const { ref, visitor } = await givenVisitor();

  await silently(ref, "add-note", { text: "lost" });
  await visitor.hearsVersion(ref, 2);

  await visitor.hearsMessage("queue:change", (change: { version: number }) => change.version === 2);
});

test("an older transaction that ends later comes after what was committed before it, and is not missed", async () => {
  const [first, second] = [await givenVisitor(), await givenVisitor()];
  const late = await pool().connect();
  await late.query("begin");
  await runCommandWithin(late, API, first.ref, aNote());
  await silently(second.ref, "add-note", { text: "overtakes" });

  await live.live.heal();
  await late.query("commit");
  late.release();
  await Promise.all([first.visitor.hearsVersion(first.ref, 2), second.visitor.hearsVersion(second.ref, 2)]);

  expect(first.visitor.versions(first.ref)).toEqual([2]);
  expect(second.visitor.versions(second.ref)).toEqual([2]);
});

test("whoever joins ahead of the room gets nothing twice", async () => {
  const { ref, visitor } = await givenVisitor();
  await silently(ref, "add-note", { text: "not heard of here" });
  const ahead = await live.enter();

  expect(await ahead.ask("case:join", { ref, after: 2 })).toEqual({ ok: true, version: 2, events: [] });
  await note(ref);
  await Promise.all([ahead.hearsVersion(ref, 3), visitor.hearsVersion(ref, 3)]);

  expect(ahead.versions(ref)).toEqual([3]);
  expect(visitor.versions(ref)).toEqual([2, 3]);
});

test("what is found in the log tells the teams that had, have and were offered the case", async () => {
  const { ref } = await givenVisitor();
  await command(ref, "take-case", {}, { actor: { kind: "user", id: AMARA } });
  const specialists = await live.enter();
  await specialists.ask("queue:join", { team: "specialist-support" });
  const offer = { toTeam: "specialist-support", reason: "skill", note: "please" };
  const { events } = await command(ref, "offer-handover", offer, { actor: { kind: "user", id: AMARA } });
  await specialists.hearsMessage("queue:change", (change: { version: number }) => change.version === 3);

  await silently(ref, "withdraw-handover", { handoverId: handoverIn(events) }, AMARA);

  await specialists.hearsMessage("queue:change", (change: { version: number }) => change.version === 4);
});

test("own commits, signals and the log together tell a list of each version once", async () => {
  const { ref, visitor } = await givenVisitor();

  await note(ref);
  await other.commits(ref, 1);
  await silently(ref, "add-note", { text: "lost" });
  const changes = () => visitor.heard.filter(({ event, message }) => event === "queue:change" && message.ref === ref);
  await visitor.hearsMessage("queue:change", (change: { version: number }) => change.version === 4);
  // One more unannounced commit: the log has then been read past the others.
  await silently(ref, "add-note", { text: "last" });
  await visitor.hearsMessage("queue:change", (change: { version: number }) => change.version === 5);

  expect(changes().map(({ message }) => message.version)).toEqual([2, 3, 4, 5]);
});

test("a notice reaches its person, and nobody else", async () => {
  const ref = await givenCase();
  const [amara, ben] = await Promise.all([live.enter(`key:${AMARA}`), live.enter(`key:${BEN}`)]);
  await command(ref, "take-case", {}, { actor: { kind: "user", id: AMARA } });

  await silently(
    ref,
    "offer-handover",
    { toTeam: "early-arrears", toUser: BEN, reason: "skill", note: "please" },
    AMARA,
  );

  expect(await ben.hearsMessage("notify")).toMatchObject({ ref, kind: expect.any(String), at: expect.any(String) });
  await amara.ask("case:leave", { ref: "" });
  expect(amara.heard.filter(({ event }) => event === "notify")).toEqual([]);
});

async function givenVisitor(): Promise<{ ref: string; visitor: Visitor }> {
  const ref = await givenCase();
  const visitor = await live.enter();
  await visitor.ask("case:join", { ref, after: 1 });
  await visitor.ask("queue:join", { team: "early-arrears" });
  return { ref, visitor };
}

function handoverIn([event]: CaseEvent[]): string {
  if (event?.type !== "handover-offered") throw new Error("No offer was made.");
  return event.data.handoverId;
}

let count = 0;

function aNote() {
  return readCommand({ commandId: `silent-command-${++count}`, type: "add-note", data: { text: "quiet" } });
}

/** Commits without telling anybody: every faster way is lost. */
async function silently(ref: string, type: string, data: object, person?: string): Promise<void> {
  const by = person ? { actor: { kind: "user" as const, id: person } } : API;
  const read = readCommand({ commandId: `silent-command-${++count}`, type, data });
  await inTransaction((client) => runCommandWithin(client, by, ref, read));
}

async function listening(): Promise<void> {
  while (!live.live.health().listening) await new Promise((resolve) => setImmediate(resolve));
}

/** A process of its own that gives commands. */
function anotherProcess() {
  const script = fileURLToPath(new URL("./given-another-process.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  const said = () => once(child.stdout as NonNullable<typeof child.stdout>, "data");
  return {
    ready: said(),
    commits: async (ref: string, many: number) => {
      child.stdin?.write(`${ref} ${many}\n`);
      await said();
    },
    end: async () => {
      const ended = once(child, "exit");
      child.stdin?.end();
      await ended;
    },
  };
}
