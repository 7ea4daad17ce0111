import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reconcile } from "../lib/domain/bank/reconcile.ts";
import { type CaseState, fold } from "../lib/domain/case.ts";
import { type CaseEvent, EVENT_TYPES } from "../lib/domain/events.ts";
import { createTestDatabase, type TestDatabase } from "../lib/run/test-database.ts";
import { moneyTold } from "../lib/server/bank/money-told.ts";
import { customerKey } from "../lib/server/customer-keys.ts";
import { pool } from "../lib/server/database.ts";
import { eventsOf } from "../lib/server/event-store.ts";
import { verifyEverything } from "../lib/server/verify/everything.ts";
import { beginning } from "./demo/beginning.ts";
import { chanceOf } from "./demo/chance.ts";
import { playJourney } from "./demo/journey.ts";
import { planned } from "./demo/journeys.ts";
import { writeOrganisation } from "./demo/organisation.ts";
import { idOf } from "./demo/people.ts";
import { writeTemplates } from "./demo/templates/write-templates.ts";
import { seed } from "./seed.ts";

type Told = { state: CaseState; events: CaseEvent[] };

let database: TestDatabase;
let now: string;
let cases: Told[];

beforeAll(async () => {
  database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.BATON_DEMO = "1";
  await anInterruptedRun();
  await seed(() => {});
  now = await beginning();
  cases = await readCases();
});

afterAll(async () => {
  await pool().end();
  Reflect.deleteProperty(globalThis, Symbol.for("baton.pool"));
  await database.drop();
});

describe("the demo", () => {
  it("has 300 cases over eighteen months, and its record verifies", async () => {
    const report = await verifyEverything();
    expect(report).toMatchObject({ cases: 300, snapshots: 300, findings: [] });
    const oldest = Math.min(...cases.map(({ state }) => Date.parse(state.openedAt)));
    expect(Date.parse(now) - oldest).toBeGreaterThan(530 * DAY);
  });

  it("tells each case in order, and nothing of it from after its beginning", () => {
    for (const { events } of cases) {
      const times = events.map((event) => event.occurredAt);
      expect(times).toEqual([...times].sort());
      expect((times.at(-1) ?? "") <= now).toBe(true);
    }
  });

  it("leaves nothing to the worker that came due before it began", async () => {
    const { rows } = await pool().query("select ref from cases where next_due_at <= $1", [now]);
    expect(rows).toEqual([]);
  });

  it("shows what every kind of event looks like, but for one that follows from a change of the organisation", () => {
    const types = new Set(cases.flatMap(({ events }) => events.map((event) => event.type)));
    expect([...types].sort()).toEqual(EVENT_TYPES.filter((type) => type !== "handover-readdressed").sort());
  });

  it("leaves nothing of the past to be sent, and plans only what is lawful in the hours to come", async () => {
    const { rows } = await pool().query<{ contact: string; lawful: boolean }>(
      `select contact_id as contact, queue = 'send-contact' and start_after > $1::timestamptz as lawful from outbox`,
      [now],
    );
    expect(rows.every(({ lawful }) => lawful)).toBe(true);
    const waiting = cases.flatMap(({ state }) => state.contacts).filter(({ status }) => status === "scheduled");
    expect(waiting.map(({ id }) => id).sort()).toEqual(rows.map(({ contact }) => contact).sort());
    expect(waiting.length).toBeGreaterThanOrEqual(2);
    for (const { sendAt } of waiting) expect(sendAt > now).toBe(true);
    const underWay = cases.flatMap(({ state }) => state.contacts).filter(({ status }) => status === "sending");
    expect(underWay).toEqual([]);
  });

  it("has asked the gate at the moment of every message, and shows what became of them", () => {
    const all = cases.flatMap(({ events }) => events);
    const released = all.filter((event) => event.type === "contact-released");
    expect(released.length).toBeGreaterThan(60);
    for (const { data, occurredAt } of released) expect(data.basis?.input.at).toBe(occurredAt);
    const rules = new Set(all.flatMap((event) => (event.type === "contact-blocked" ? event.data.rules : [])));
    for (const rule of ["common.opted-out", "uk.contact-hours", "uk.cease-contact"]) expect([...rules]).toContain(rule);
    const ends = new Set(cases.flatMap(({ state }) => state.contacts.map(({ status }) => status)));
    for (const end of [
      "delivered",
      "read",
      "failed",
      "bounced",
      "unknown",
      "parked",
      "blocked",
      "cancelled",
      "returned",
    ])
      expect([...ends]).toContain(end);
    const stops = all.flatMap((event) => (event.type === "channel-opted-out" ? event.data.source : []));
    expect([...new Set(stops)].sort()).toEqual(["call", "link", "reply"]);
  });

  it("tells of money what the gateway's account tells too, and leaves nothing to ask of it", async () => {
    const [from, to] = [new Date(Date.parse(now) - 60 * DAY).toISOString().slice(0, 10), now.slice(0, 10)];
    const { days, differences } = reconcile(await moneyTold(from, to));
    expect(days.reduce((sum, { ledgerGatewayMinor }) => sum + Math.abs(ledgerGatewayMinor), 0)).toBeGreaterThan(0);
    expect([...new Set(differences.map((one) => one.is))]).toEqual(["not-matched"]);
    const { rows } = await pool().query(
      "select id from pay_sessions union all select id from gateway_refunds where state = 'wanted'",
    );
    expect(rows).toEqual([]);
  });

  it("has a debt at its in duplum ceiling, credit that is held, and a payment that the bank is to answer", () => {
    const states = cases.map(({ state }) => state);
    const ceilings = states.flatMap(({ debts }) => debts.flatMap(({ duplum }) => duplum ?? []));
    expect(ceilings.some(({ capMinor, usedMinor }) => capMinor > 0 && usedMinor === capMinor)).toBe(true);
    expect(states.filter(({ creditMinor }) => creditMinor > 0).length).toBeGreaterThanOrEqual(2);
    expect(states.some(({ paySession }) => paySession?.is === "pending")).toBe(true);
    const ends = new Set(states.flatMap(({ chargebacks }) => chargebacks.map(({ is }) => is)));
    expect([...ends].sort()).toEqual(["lost", "open", "won"]);
  });

  it("has people of the contract, with the teams, roles and grants of the contract", async () => {
    const { rows } = await pool().query<{ who: string }>(
      `select split_part(email, '@', 1) || ' ' || role || ' ' || coalesce(string_agg(team_slug, ' '), '-') as who
       from people left join memberships on person_id = id where email like '%@baton.example' group by id order by id`,
    );
    expect(rows.map(({ who }) => who)).toEqual([
      "amara agent early-arrears",
      "ben agent early-arrears",
      "lena lead early-arrears",
      "chloe agent late-stage",
      "mo lead late-stage",
      "priya specialist specialist-support",
      "dev specialist specialist-support",
      "sam lead specialist-support",
      "olu complaints complaints",
      "grace lead complaints",
      "ines specialist disputes",
      "ana analyst -",
      "cara compliance -",
      "adam admin -",
      "zed agent pre-legal",
    ]);
    const grants = await pool().query("select team_slug, count(*)::int from grants group by 1");
    expect(grants.rows).toHaveLength(8);
    expect(grants.rows.every(({ team_slug, count }) => team_slug !== "pre-legal" && count === 3)).toBe(true);
    const duty = await pool().query("select team_slug from duty where during @> now() and deputy_id is not null");
    expect(duty.rows).toHaveLength(9);
  });

  it("has cases that wait untaken in Early Arrears, one for 22 minutes and one that has just come", () => {
    const waiting = cases
      .map(({ state }) => state)
      .filter(({ owner, handover, lifecycle }) => lifecycle.state === "open" && owner.user === null && !handover)
      .filter(({ owner }) => owner.team === "early-arrears");
    expect(waiting.length).toBeGreaterThanOrEqual(5);
    const minutes = waiting.map(({ owner }) => Math.round((Date.parse(now) - Date.parse(owner.since)) / 60_000));
    expect(minutes).toContain(22);
    expect(minutes).toContain(1);
    expect(waiting.some(({ firstActionDueAt }) => firstActionDueAt !== null && firstActionDueAt < now)).toBe(true);
  });

  it("has an offer that waits for Priya, with something under every heading of its pack", () => {
    const offered = cases.find(({ state }) => state.handover?.toUser === idOf("priya"));
    expect(offered?.state.owner.user).toBe(idOf("amara"));
    const offer = offered?.events.find((event) => event.type === "handover-offered");
    const { version: _, ...facts } = offer?.data.pack ?? { version: 0 };
    expect(Object.keys(facts)).toHaveLength(6);
    for (const heading of Object.values(facts)) expect(heading).not.toHaveLength(0);
    expect(cases.some(({ state }) => state.handover?.toTeam === "specialist-support" && !state.handover.toUser)).toBe(
      true,
    );
  });

  it("has one long case, whose balance is that of the screen", () => {
    const ruth = cases.find(({ state }) => state.customer.name === "Ruth Achterberg")?.state;
    expect(ruth).toMatchObject({
      version: 412,
      balanceMinor: 124_050,
      arrearsMinor: 31_000,
      status: "legal-protection",
    });
    expect(ruth?.owner).toMatchObject({ team: "specialist-support", user: idOf("priya") });
  });

  it("has a customer with cases in two portfolios", () => {
    const two = cases.filter(({ state }) => state.customer.name === "Thandi Mbeki-Ross").map(({ state }) => state);
    expect(two.map(({ portfolio }) => portfolio).sort()).toEqual(["uk-cards", "za-store-cards"]);
    expect(new Set(two.map(({ customer }) => customer.id)).size).toBe(1);
  });
});

it("changes nothing when it is run again", async () => {
  const before = await recordOf();
  await seed(() => {});
  expect(await recordOf()).toEqual(before);
});

const DAY = 24 * 60 * 60 * 1_000;

/** What a killed start leaves: the organisation and some of the cases. */
async function anInterruptedRun(): Promise<void> {
  const from = await beginning();
  await writeOrganisation();
  await writeTemplates();
  for (const one of planned(chanceOf("the demo")).slice(20, 24)) await playJourney(one, from);
}

async function readCases(): Promise<Told[]> {
  const { rows } = await pool().query<{ id: string; ref: string; customer_id: string; key: Buffer }>(
    "select c.id, c.ref, c.customer_id, u.key from cases c join customers u on u.id = c.customer_id",
  );
  const told: Told[] = [];
  // One after the other: of hundreds at once some would wait for a connection for too long.
  for (const { id, ref, customer_id, key } of rows) {
    const events = await eventsOf(pool(), id, ref, customerKey(customer_id, key));
    told.push({ state: fold(events), events });
  }
  return told;
}

async function recordOf() {
  const { rows } = await pool().query(
    "select (select count(*) from events), (select md5(string_agg(last_hash, '' order by ref)) from cases), (select count(*) from customers)",
  );
  return rows;
}
