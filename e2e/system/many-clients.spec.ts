import { expect, test } from "@playwright/test";
import { Chance } from "#lib/run/trial/chance.ts";
import type { Accepted, Answer, Client } from "#lib/run/trial/client.ts";
import { crowd } from "#lib/run/trial/crowd.ts";
import { Desk } from "#lib/run/trial/desk.ts";
import { type Meant, meantCommands, spoiled } from "#lib/run/trial/random-commands.ts";
import { canonical, type Proven } from "#lib/run/trial/record.ts";
import { Screen } from "#lib/run/trial/screen.ts";
import { type Server, startServer } from "#lib/run/trial/server.ts";
import { bodyOf, doer, type Around as Trial } from "#lib/run/trial/who-gives.ts";
import { showsWhatIsFetched, verifies, wholeRecord } from "#lib/run/trial/whole.ts";

const CASES = 20;
const PEOPLE = 20;
const KEYS = 80;
const COMMANDS = 3_000;
/** The same crowd in every run: what another one would find is for `npm run torture`. */
const SEED = 20_261_122;
const PLAIN_CODES =
  /^(malformed|forbidden|not-found|stale|conflict|idempotency-mismatch|invalid|refused|unknown-command|wrong-currency)$/;

/** What one client sent, and every answer that it got to it. */
type Sent = { by: Client; ref: string; commandId: string; answers: Answer[] };

test.describe.configure({ mode: "serial" });
test.setTimeout(150_000);

let server: Server;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server?.remove());

test("100 clients give 3,000 valid and invalid commands on 20 cases, and nothing is ever out of place", async () => {
  const seed = Number(process.env.BATON_SEED ?? SEED);
  const desk = await Desk.open(server);
  const { people, keys } = await crowd(desk, PEOPLE, KEYS);
  const refs = await Promise.all(Array.from({ length: CASES }, () => desk.openCase()));
  const clients = [...people.map(({ client }) => client), ...keys];
  const screens = await openScreens(clients, refs, new Chance(seed));
  const meant = meantCommands(seed, COMMANDS);

  const sent = (
    await Promise.all(
      clients.map((client, at) => {
        const mine = meant.filter((_, number) => number % clients.length === at);
        return work(client, mine, { people, refs, screens, chance: new Chance(seed + 1 + at) });
      }),
    )
  ).flat();

  const answers = sent.flatMap((one) => one.answers);
  expect(sent).toHaveLength(COMMANDS);
  // Thousands of single expectations would take longer than the commands.
  expect(answers.filter(({ status, body }) => status !== 200 && !PLAIN_CODES.test(body?.code)).map(plainly)).toEqual(
    [],
  );
  const records = new Map<string, Proven[]>();
  for (const ref of refs) records.set(ref, await wholeRecord(desk.key, ref));
  const accepted = sent.filter(({ answers: all }) => all.some(({ status }) => status === 200));
  expect(accepted.length).toBeGreaterThan(COMMANDS / 6);
  expect(answers.filter(({ status }) => status !== 200).length).toBeGreaterThan(COMMANDS / 5);
  expect(accepted.flatMap((one) => notAnsweredOnce(one, records.get(one.ref) ?? []))).toEqual([]);
  const recorded = [...records.values()].flat();
  // A contact that the gate refused is on the record, and refused to who asked.
  const refusedContacts = sent.filter(({ answers: all }) =>
    all.some(({ status, body }) => status === 422 && body.reasons),
  );
  expect(
    [
      ...new Set(recorded.filter(({ type }) => type === "contact-blocked").map((event) => nameOf(event).split(" ")[1])),
    ].toSorted(),
  ).toEqual(refusedContacts.map(({ commandId }) => commandId).toSorted());
  expect(
    recorded
      .filter(({ type }) => type !== "case-opened" && type !== "contact-blocked")
      .map(nameOf)
      .toSorted(),
  ).toEqual(
    accepted
      .flatMap(({ by, answers: all }) => written(all).map((event) => `${by.actor} ${event.commandId} ${event.id}`))
      .toSorted(),
  );
  for (const screen of screens) await showsWhatIsFetched(screen);
  for (const screen of screens) screen.close();
  await verifies(server);
  const counts = { commands: sent.length, answers: answers.length, accepted: accepted.length, refused: tally(answers) };
  console.log(JSON.stringify({ ...counts, screens: screens.length }));
});

type Around = Trial & { refs: string[] };

/** Gives its commands one after the other; each goes out one to three times at once, and old ones come again. */
async function work(client: Client, meant: Meant[], around: Around): Promise<Sent[]> {
  const { chance, refs } = around;
  const sent: (Sent & { body: Record<string, unknown> })[] = [];
  for (const [number, one] of meant.entries()) {
    // Few cases close, so that the others have a life.
    const ref = chance.one(one.type === "close-case" ? refs.slice(0, 4) : refs);
    const commandId = `${client.id}-${number}`;
    const body = bodyOf(one, ref, commandId, around);
    const by = doer(one, client, ref, around);
    const wrong = chance.below(8) === 0;
    const copies = wrong ? 1 : chance.one([1, 1, 1, 2, 3]);
    const said = wrong ? spoiled(body, chance) : body;
    const path = `/cases/${ref}/commands`;
    const answers = await Promise.all(Array.from({ length: copies }, () => by.post(path, said)));
    sent.push({ by, ref, commandId, answers, body });
    const old = chance.one(sent);
    if (chance.below(10) > 0 || old.answers[0]?.status !== 200) continue;
    old.answers.push(await old.by.post(`/cases/${old.ref}/commands`, old.body));
    const other = { ...old.body, type: "add-note", data: { text: `Not what was said before ${number}` } };
    expect((await old.by.post(`/cases/${old.ref}/commands`, other)).body.code).toBe("idempotency-mismatch");
  }
  return sent;
}

async function openScreens(clients: Client[], refs: string[], chance: Chance): Promise<Screen[]> {
  const screens: Screen[] = [];
  for (const [at, client] of clients.filter((_, number) => number % 4 === 0).entries()) {
    const allowed = (await client.get(`/cases/${refs[0]}`)).status === 200;
    if (allowed) screens.push(await Screen.open(client, [...new Set([refs[at % CASES] ?? "", chance.one(refs)])]));
  }
  // Every case is on some screen: what commands name is taken from there.
  const shown = new Set(screens.flatMap((screen) => [...screen.cases.keys()]));
  const first = screens[0];
  for (const ref of refs) if (!shown.has(ref)) await first?.show(ref);
  expect(screens.length).toBeGreaterThanOrEqual(20);
  return screens;
}

/** However often it was sent: its events are there once, one answer is the first, and the others repeat it. Says what is not so. */
function notAnsweredOnce({ by, commandId, ref, answers }: Sent, record: Proven[]): string[] {
  const good = answers.filter(({ status, body }) => status === 200 && body.events.length > 0);
  if (good.length === 0) return [];
  const replays = good.map(({ headers }) => headers.get("idempotent-replay"));
  const there = record.filter((event) => isOf(event, by, commandId));
  const checks: [string, boolean][] = [
    ["has one first answer", replays.filter((said) => said === null).length === 1],
    ["marks every other as a repeat", replays.every((said) => said === null || said === "true")],
    ["gives one answer to all", new Set(good.map(({ body }) => canonical(body))).size === 1],
    ["is in the record as answered", idsOf(there) === idsOf(written(answers))],
  ];
  return checks.flatMap(([what, holds]) => (holds ? [] : [`not so: ${by.actor} ${commandId} on ${ref} ${what}`]));
}

function idsOf(events: readonly { id: string; hash: string; version: number }[]): string {
  return JSON.stringify(events.map(({ id, hash, version }) => ({ id, hash, version })));
}

function written(answers: Answer[]): Accepted["events"] {
  return answers.find(({ status, body }) => status === 200 && body.events.length > 0)?.body.events ?? [];
}

function isOf({ proof }: Proven, by: Client, commandId: string): boolean {
  const { actor, commandId: said } = proof.envelope as { actor: { kind: string; id: string }; commandId: string };
  return said === commandId && `${actor.kind}:${actor.id}` === by.actor;
}

function nameOf({ id, proof }: Proven): string {
  const { actor, commandId } = proof.envelope as { actor: { kind: string; id: string }; commandId: string };
  return `${actor.kind}:${actor.id} ${commandId} ${id}`;
}

function plainly({ status, text }: Answer): string {
  return `${status} ${text}`;
}

function tally(answers: Answer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { body } of answers) if (body?.code) counts[body.code] = (counts[body.code] ?? 0) + 1;
  return counts;
}
