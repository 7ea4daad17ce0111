import { expect, test } from "@playwright/test";
import { refFromBits } from "#lib/domain/ref.ts";
import { Desk } from "#lib/run/trial/desk.ts";
import { Screen } from "#lib/run/trial/screen.ts";
import { type Server, startServer } from "#lib/run/trial/server.ts";
import { showsWhatIsFetched } from "#lib/run/trial/whole.ts";

test.describe.configure({ mode: "serial" });
test.setTimeout(60_000);

const MISSED = 50;
let server: Server;
let desk: Desk;

test.beforeAll(async () => {
  server = await startServer();
  desk = await Desk.open(server);
});
test.afterAll(() => server?.remove());

test("a socket that was cut gets exactly the 50 events it missed, in order, once", async () => {
  const agent = await desk.employ({ name: "Agent", role: "agent", teams: ["early-arrears"] });
  const ref = await desk.openCase();
  const screen = await Screen.open(agent, [ref]);
  await note(ref, 3);
  await screen.reaches(ref, 4);

  screen.socket.disconnect();
  await note(ref, MISSED);
  screen.socket.connect();
  // While it catches up, the case goes on.
  await note(ref, 10);
  await screen.reaches(ref, 4 + MISSED + 10);

  const { after, answer } = screen.joined.at(-1) ?? { after: -1, answer: null };
  const caughtUp = answer?.ok ? (answer.events ?? []).map(({ version }) => version) : [];
  expect(after).toBe(4);
  expect(caughtUp.length).toBeGreaterThanOrEqual(MISSED);
  expect([...screen.pushed(ref), ...caughtUp].toSorted((a, b) => a - b)).toEqual(range(2, 4 + MISSED + 10));
  expect(caughtUp).toEqual(range(5, 4 + caughtUp.length));
  await showsWhatIsFetched(screen);
  expect(await agent.read(`/cases/${ref}/events?after=4&limit=${MISSED}`)).toMatchObject({
    items: range(5, 4 + MISSED).map((version) => ({ version })),
  });
  screen.close();
});

test("when access was taken while the socket was cut, it gets nothing", async () => {
  const agent = await desk.employ({ name: "Agent", role: "agent", teams: ["early-arrears"] });
  const ref = await desk.openCase();
  const screen = await Screen.open(agent, [ref]);
  screen.socket.disconnect();
  await desk.setTeams(agent.id, ["pre-legal"]);
  await note(ref, MISSED);
  const heard = screen.heard.length;
  screen.socket.connect();
  await screen.changed.until(() => screen.joined.length === 2, "the second join");
  expect(screen.joined.at(-1)?.answer).toEqual({ ok: false, code: "not-found" });
  await hearsNoMore(screen, ref, heard);
  screen.close();
});

for (const [what, take, giveBack] of [
  ["the membership", (id: string) => desk.setTeams(id, ["pre-legal"]), async () => {}],
  ["the team's grant", () => desk.revoke("late-stage"), () => desk.grant("late-stage")],
] as const) {
  test(`when ${what} is taken from somebody who looks on, they are told so and nothing more arrives`, async () => {
    const agent = await desk.employ({ name: "Agent", role: "agent", teams: ["late-stage"] });
    const ref = await desk.openCase();
    const screen = await Screen.open(agent, [ref]);
    await screen.socket.emitWithAck("queue:join", { team: "early-arrears" });
    await note(ref, 1);
    await screen.reaches(ref, 2);
    await take(agent.id);
    await screen.hears(({ event, message }) => event === "access:revoked" && message.ref === ref, "access:revoked");
    const heard = screen.heard.length;
    await note(ref, MISSED);
    await hearsNoMore(screen, ref, heard);
    expect(await screen.join(ref)).toEqual({ ok: false, code: "not-found" });
    expect((await agent.get(`/cases/${ref}`)).status).toBe(404);
    await giveBack();
    screen.close();
  });
}

test("somebody without the grant learns nothing, at no door", async () => {
  const name = "Quetzalcoatl Unmistakable";
  const zed = await desk.employ({ name: "Zed", role: "agent", teams: ["pre-legal"] });
  const ref = await desk.openCase({ name, reference: "Z-1", email: "unmistakable@customer.example" });
  const nowhere = refFromBits(new Uint8Array([1, 2, 3, 4, 5, 6, 7]));
  const screen = await Screen.open(zed);
  await desk.key.does(ref, "record-payment", { amountMinor: 100, currency: "GBP", method: "card", reference: "P-1" });

  for (const [method, path, body] of doorsOf(zed.id)) {
    const [real, none, odd] = await Promise.all(
      [ref, nowhere, "C-NONE"].map((one) => zed.send(method, path.replace("{ref}", one), body)),
    );
    expect(real?.status, path).toBe(404);
    expect(blank(real?.text, ref), path).toBe(blank(none?.text, nowhere));
    expect(blank(real?.text, ref), path).toBe(blank(odd?.text, "C-NONE"));
  }
  const views = ["mine", "offered-to-me", "waiting", "due", "promises-today", "on-hold", "team", "all"];
  for (const view of views) expect((await zed.read(`/cases?view=${view}`)).items, view).toEqual([]);
  expect((await zed.read(`/cases?view=all&team=early-arrears`)).items).toEqual([]);
  expect((await zed.read(`/cases?view=all&q=${ref}`)).items).toEqual([]);
  for (const text of [name, "Quetzal", ref, "unmistakable@customer.example"]) {
    const { status, body } = await zed.post("/cases/search", { text });
    expect([status, body.items]).toEqual([200, []]);
  }
  const seen = await Promise.all(["/board", "/inbox", "/portfolios"].map((path) => zed.get(path)));
  for (const { text } of seen) for (const secret of [ref, name]) expect(text).not.toContain(secret);

  await lookInByTheSocket(screen, ref, nowhere);
  const heard = screen.heard.length;
  await everythingThatIsTold(ref);
  await hearsNoMore(screen, ref, heard);
  expect(screen.heard.map(({ event }) => event)).toEqual(["hello"]);
  screen.close();
});

function doorsOf(person: string): [string, string, unknown?][] {
  const command = { commandId: `look-in-${person}`, type: "add-note", data: { text: "Hello?" } };
  return [
    ["GET", "/cases/{ref}"],
    ["GET", "/cases/{ref}?at=1"],
    ["GET", "/cases/{ref}/events"],
    ["GET", "/cases/{ref}/events?proof=1"],
    ["GET", "/cases/{ref}/ownership"],
    ["GET", "/cases/{ref}/linked"],
    ["POST", "/cases/{ref}/reveals", { field: "phone", purpose: "Curiosity" }],
    ["POST", "/cases/{ref}/commands", command],
    ["POST", "/cases/{ref}/commands", { ...command, type: "take-case", data: {} }],
    ["POST", "/cases/{ref}/commands", { ...command, type: "record-contact", data: SPOKE, basedOn: 1 }],
    ["PUT", "/drafts/{ref}/note", { body: { text: "Hello?" } }],
    ["POST", "/inbox/{ref}", { state: "read" }],
  ];
}

const SPOKE = { channel: "call", direction: "outbound", disposition: "no-answer" };

async function lookInByTheSocket({ socket }: Screen, ref: string, nowhere: string): Promise<void> {
  const ask = (event: string, payload: object) => socket.timeout(5_000).emitWithAck(event, payload);
  expect(await ask("case:join", { ref, after: 0 })).toEqual({ ok: false, code: "not-found" });
  expect(await ask("queue:join", { team: "early-arrears" })).toEqual({ ok: false, code: "not-found" });
  const [real, none] = await Promise.all([ref, nowhere].map((one) => ask("presence", { ref: one, state: "viewing" })));
  expect(real).toEqual(none);
  await ask("queue:join", { team: "pre-legal" });
}

/** Events, lists, notices, presence: somebody with the grant hears all of it. */
async function everythingThatIsTold(ref: string): Promise<void> {
  const lead = await desk.employ({ name: "Lead", role: "lead", teams: ["early-arrears"] });
  const agent = await desk.employ({ name: "Agent", role: "agent", teams: ["early-arrears"] });
  const screen = await Screen.open(agent, [ref]);
  await screen.socket.emitWithAck("queue:join", { team: "early-arrears" });
  await screen.socket.emitWithAck("presence", { ref, state: "editing" });
  await lead.does(ref, "reassign", { toTeam: "early-arrears", toUser: agent.id, reason: "Yours now" });
  for (const event of ["case:event", "queue:change", "presence", "notify"]) {
    await screen.hears((heard) => heard.event === event, event);
  }
  screen.close();
}

async function note(ref: string, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await desk.key.does(ref, "add-note", { text: `Note ${number}` });
}

/** Somebody else hears a later event, and then one more exchange on the same socket: what was under way has arrived. */
async function hearsNoMore(screen: Screen, ref: string, heard: number): Promise<void> {
  const other = await Screen.open(desk.key, [ref]);
  await note(ref, 1);
  await other.reaches(ref, (await desk.key.read(`/cases/${ref}`)).version);
  await screen.socket.timeout(5_000).emitWithAck("case:leave", { ref });
  expect(screen.heard.slice(heard).filter(({ event }) => event !== "hello")).toEqual([]);
  other.close();
}

/** The bytes apart from the trace id and the reference itself. */
function blank(text: string | undefined, ref: string): string {
  return String(text)
    .replaceAll(ref, "{ref}")
    .replace(/"traceId":"[^"]+"/, "");
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
