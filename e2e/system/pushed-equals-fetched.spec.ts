import { expect, test } from "@playwright/test";
import { EVENT_TYPES, type EventType } from "#lib/domain/events.ts";
import type { Client } from "#lib/run/trial/client.ts";
import { Desk } from "#lib/run/trial/desk.ts";
import { type Heard, Screen } from "#lib/run/trial/screen.ts";
import { type Server, startServer } from "#lib/run/trial/server.ts";
import { showsWhatIsFetched, verifies } from "#lib/run/trial/whole.ts";
import { everyFactOfMoney, MONEY_ELSEWHERE } from "./kit/money-facts.ts";

test.setTimeout(60_000);

/** Their clocks run for minutes or days; lib/server/live/pushed-timers.integration.test.ts lets those run out. `case-opened` has no earlier state. */
const ELSEWHERE: EventType[] = ["case-opened", "customer-facts-carried", "promise-broken", "handover-expired"];
/** A provider has a part in them, or its sandbox: random histories of them in lib/run/torture/shuffled-pushes.ts. */
const OF_PROVIDERS: EventType[] = [
  "contact-scheduled",
  "contact-cancelled",
  "contact-released",
  "contact-put-off",
  "contact-sent",
  "contact-failed",
  "contact-unknown",
  "contact-delivered",
  "contact-read",
  "contact-bounced",
  "contact-clicked",
  "contact-parked",
  "contact-retried",
  "letter-returned",
  "message-received",
  "attempt-lapsed",
];

let server: Server;
let desk: Desk;
test.beforeAll(async () => {
  server = await startServer();
  desk = await Desk.open(server);
});
test.afterAll(() => server?.remove());

test("after every type of event the state folded from what was pushed is the state that is fetched", async () => {
  const [lead, agent, specialist, other] = await Promise.all([
    desk.employ({ name: "Lead", role: "lead", teams: ["early-arrears"] }),
    desk.employ({ name: "Agent", role: "agent", teams: ["early-arrears"] }),
    desk.employ({ name: "Specialist", role: "specialist", teams: ["specialist-support"] }),
    desk.employ({ name: "Other", role: "lead", teams: ["late-stage"] }),
  ]);
  const ref = await desk.openCase();
  const screens = await Promise.all([lead, agent, specialist, other, desk.key].map((one) => Screen.open(one, [ref])));
  const told = new Telling(ref, screens);

  await told.by(agent, "take-case", {});
  const noted = await told.by(agent, "add-note", { text: "She called" });
  await told.by(agent, "correct-entry", { version: noted.version, text: "He called" });
  await told.by(lead, "add-debt", { debt: { reference: "A-3", balanceMinor: 700, dueOn: "2025-01-01" } });
  await everyFactOfMoney(told, agent, lead);
  await everyFactOfContact(told, agent);
  await everyFactOfTheCustomer(told, agent, specialist);
  await everyFactOfHolds(told, agent, specialist);
  await everyFactOfHandover(told, { agent, lead, specialist, other });
  await told.by(specialist, "close-case", { reason: "other" });
  await told.by(desk.key, "reopen-case", { reason: "Not over yet" });

  expect([...told.types].toSorted()).toEqual(
    EVENT_TYPES.filter((type) => ![...ELSEWHERE, ...OF_PROVIDERS, ...MONEY_ELSEWHERE].includes(type)).toSorted(),
  );
  for (const screen of screens) screen.close();
  await verifies(server);
});

async function everyFactOfContact(told: Telling, agent: Client): Promise<void> {
  const call = { channel: "call", direction: "outbound" };
  await told.by(agent, "record-contact", { ...call, disposition: "no-answer", note: "Rang out" });
  const nextAction = { what: "Ring again", dueAt: `${inDays(2)}T09:00:00.000Z` };
  await told.by(agent, "record-contact", { ...call, disposition: "right-party-call-back", nextAction });
  await told.by(agent, "change-contact-point", { kind: "phone", value: "+44 7700 900999", verified: true });
}

async function everyFactOfTheCustomer(told: Telling, agent: Client, specialist: Client): Promise<void> {
  const call = { channel: "call", purpose: "customer-requested" };
  const kept = await told.by(agent, "reserve-attempt", call);
  await told.by(agent, "release-attempt", { reservationId: fieldOf(kept, "attempt-reserved", "reservationId") });
  await told.by(agent, "record-opt-out", { channel: "sms", evidence: "Not by text" });
  await told.by(specialist, "record-opt-in", { channel: "sms", source: "letter", evidence: "By text again" });
  await told.by(agent, "record-cease-request", { evidence: "Leave me alone" });
  await told.by(specialist, "withdraw-cease-request", { reason: "She wrote again" });
  await told.by(agent, "state-inconvenient-times", { windows: [{ days: [7], from: "00:00", to: "24:00" }] });
  await told.by(agent, "state-inconvenient-times", { windows: [] });
  await told.by(agent, "appoint-representative", { kind: "debt-adviser", name: "Larch Advice" });
  await told.by(specialist, "end-representation", { reason: "Plan agreed" });
  await told.by(agent, "record-death", { evidence: "A neighbour said so" });
  await told.blocks(agent, "reserve-attempt", call);
  await told.by(specialist, "withdraw-death", { reason: "It was her mother" });
  await told.by(agent, "set-language", { language: "cy" });
  await told.by(agent, "state-work-contact", { allowed: false });
  await told.by(agent, "set-residence", { timeZones: ["Europe/London", "Europe/Dublin"], region: "NIR" });
  await told.by(agent, "fail-contact-point", { kind: "phone", why: "disconnected" });
  await told.by(agent, "verify-contact-point", { kind: "phone" });
  const [debt] = told.debts();
  await told.by(specialist, "record-limitation", { debtId: debt, timeBarred: false, raised: false });
  await told.by(specialist, "record-default", { debtId: debt, since: "2026-01-02" });
  await told.by(specialist, "record-remedy", { debtId: debt, on: "2026-02-02" });
}

async function everyFactOfHolds(told: Telling, agent: Client, specialist: Client): Promise<void> {
  // It runs out by itself while the others come and go.
  const soon = new Date(Date.now() + 3_000).toISOString();
  await told.by(agent, "place-hold", { kind: "other", reason: "For a moment", until: soon });
  const disputed = await told.by(agent, "open-dispute", { reason: "not-mine", note: "Never ordered it" });
  const disputeId = fieldOf(disputed, "dispute-opened", "disputeId");
  await told.by(specialist, "resolve-dispute", { disputeId, outcome: "rejected", note: "She did" });
  await told.by(agent, "open-complaint", { category: "delay", text: "Too slow" });
  await told.by(agent, "record-disclosure", { driver: "health", adjustments: ["large-print"], note: "Poor sight" });
  const held = await told.by(agent, "place-hold", { kind: "supervisor", reason: "Look at this" });
  await told.by(specialist, "lift-hold", { holdId: fieldOf(held, "hold-placed", "holdId"), reason: "Looked" });
  await told.hearsOf("hold-expired");
}

type Cast = Record<"agent" | "lead" | "specialist" | "other", Client>;

async function everyFactOfHandover(told: Telling, { agent, lead, specialist, other }: Cast): Promise<void> {
  const toTeam = "specialist-support";
  const offer = async (by: Client, more: object = {}) => {
    const offered = await told.by(by, "offer-handover", { toTeam, reason: "skill", note: "Yours?", ...more });
    return { handoverId: fieldOf(offered, "handover-offered", "handoverId") };
  };
  const first = await offer(agent, { promised: "A letter", ask: "Call her" });
  await told.by(specialist, "ask-about-handover", { ...first, question: "Which letter?" });
  await told.by(agent, "answer-handover-question", { ...first, answer: "The plan" });
  await told.by(specialist, "decline-handover", { ...first, reason: "no-capacity" });
  await told.by(agent, "withdraw-handover", await offer(agent));
  await told.by(specialist, "accept-handover", { ...(await offer(agent)), readBack: "A letter; call her" });
  await told.by(specialist, "return-case", { reason: "Not for us" });
  await told.by(lead, "reassign", { toTeam: "late-stage", toUser: other.id, reason: "Late by now" });
  await offer(other, { toTeam: "early-arrears", toUser: agent.id });
  // The receiver leaves the team: the offer is addressed to the team instead.
  await desk.setTeams(agent.id, ["late-stage"]);
  await told.hears(told.version + 1);
  await told.by(other, "reassign", { toTeam, toUser: specialist.id, reason: "For good" });
}

/** Gives commands to one case and compares every screen with a fresh fetch after each. */
class Telling {
  readonly types = new Set<string>();
  readonly #ref: string;
  readonly #screens: Screen[];
  version = 1;

  constructor(ref: string, screens: Screen[]) {
    this.#ref = ref;
    this.#screens = screens;
  }

  async by(client: Client, type: string, data: object) {
    const answer = await client.does(this.#ref, type, data);
    await this.hears(answer.version);
    return answer;
  }

  /** What the gate refuses is refused, and on record. */
  async blocks(client: Client, type: string, data: object): Promise<void> {
    await expect(client.does(this.#ref, type, data)).rejects.toThrow(/422/);
    await this.hears(this.version + 1);
  }

  debts(): string[] {
    return this.#screens[0]?.cases.get(this.#ref)?.state.debts.map(({ id }) => id) ?? [];
  }

  /** The same for what Baton does by itself. */
  async hearsOf(type: EventType): Promise<void> {
    const isIt = ({ event, message }: Heard) => event === "case:event" && message.type === type;
    for (const screen of this.#screens) await screen.hears(isIt, type);
    await this.hears(this.version);
  }

  /** Waits until every screen shows this version, then compares. */
  async hears(version: number): Promise<void> {
    for (const screen of this.#screens) await screen.reaches(this.#ref, version);
    for (const screen of this.#screens) await showsWhatIsFetched(screen);
    for (const { event, message } of this.#screens[0]?.heard ?? []) {
      if (event === "case:event") this.types.add(String(message.type));
    }
    this.version = this.#screens[0]?.version(this.#ref) ?? version;
  }
}

function fieldOf({ events }: { events: { type: string; data: object }[] }, type: EventType, field: string): string {
  const data = events.find((event) => event.type === type)?.data as Record<string, string> | undefined;
  return data?.[field] ?? "";
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
