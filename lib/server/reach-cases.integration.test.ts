import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aCustomerWith, addBooks, factsOf, openOf, stateOf } from "./contacts/given-customer.ts";
import { pool } from "./database.ts";
import { addPerson, as, beginOrganisation, give, KEY } from "./org/given-organisation.ts";
import { readCommand } from "./read-command.ts";
import { runCommand } from "./run-command.ts";
import { verifyEverything } from "./verify/everything.ts";

let end: () => Promise<{ deadlocks: number }>;
let ben: string;
let dev: string;

beforeAll(async () => {
  end = await beginOrganisation();
  await addBooks(50);
  ben = await addPerson();
  dev = await addPerson("specialist");
});
afterAll(async () => {
  expect((await verifyEverything()).findings).toEqual([]);
  expect(await end()).toEqual({ deadlocks: 0 });
});

const optOut = { type: "record-opt-out", data: { channel: "sms", evidence: "Not by text" } };
type Stored = { ref: string; type: string; command_id: string; causation_id: string | null; id: string; data: object };

async function eventsNamed(type: string, refs: string[]): Promise<Stored[]> {
  const { rows } = await pool().query<Stored>(
    `select c.ref, e.type, e.command_id, e.causation_id, e.id, e.data from events e join cases c on c.id = e.case_id
     where e.type = $1 and c.ref = any($2) order by e.id`,
    [type, refs],
  );
  return rows;
}

describe("what is told of a customer on one case", () => {
  it("is written once on every case of theirs, closed ones too, with the first as its cause", async () => {
    const { refs } = await aCustomerWith(3);
    const stranger = (await aCustomerWith(1)).refs[0] ?? "";
    await give(KEY, refs[2] ?? "", "close-case", { reason: "other" });
    await give(as(ben), refs[1] ?? "", optOut.type, optOut.data);

    const written = await eventsNamed("channel-opted-out", [...refs, stranger]);
    const first = written.find(({ ref }) => ref === refs[1]);
    expect(written.map(({ ref }) => ref).sort()).toEqual([...refs].sort());
    expect(first?.causation_id).toBeNull();
    for (const one of written) {
      expect(one.command_id).toBe(first?.command_id);
      if (one !== first) expect(one.causation_id).toBe(first?.id);
      expect(await factsOf(one.ref)).toEqual(await factsOf(refs[0] ?? ""));
    }
    expect((await stateOf(refs[2] ?? "")).contactFacts.consents.sms?.is).toBe("opted-out");
  });

  it("is remembered where it was so already: a repeat changes nothing, and another command under its id is refused", async () => {
    const ref = (await aCustomerWith(1)).refs[0] ?? "";
    await give(KEY, ref, optOut.type, optOut.data);
    const commandId = randomUUID();
    const again = readCommand({ commandId, ...optOut });
    const [first, second] = await Promise.all([runCommand(KEY, ref, again), runCommand(KEY, ref, again)]);
    expect([first, second].map(({ events }) => events)).toEqual([[], []]);
    expect([first.replay, second.replay].sort()).toEqual([false, true]);
    await give(KEY, ref, "add-note", { text: "Later" });
    expect(await runCommand(KEY, ref, again)).toEqual({ ref, version: first.version, events: [], replay: true });
    const other = readCommand({ commandId, type: "add-note", data: { text: "Something else" } });
    await expect(runCommand(KEY, ref, other)).rejects.toMatchObject({ code: "idempotency-mismatch" });
  });

  it("repeated answers the first answer; on another case its id is another command's", async () => {
    const { refs } = await aCustomerWith(2);
    const [a = "", b = ""] = refs;
    const read = readCommand({ commandId: randomUUID(), ...optOut });
    const first = await runCommand(as(ben), a, read);
    const again = await runCommand(as(ben), a, read);
    expect(again).toEqual({ ...first, replay: true });
    await expect(runCommand(as(ben), b, read)).rejects.toMatchObject({ code: "idempotency-mismatch" });
    expect((await give(as(ben), b, optOut.type, optOut.data)).events).toEqual([]);
    expect(await eventsNamed("channel-opted-out", refs)).toHaveLength(2);
  });

  it("sent ten times at once is told once", async () => {
    const { refs } = await aCustomerWith(2);
    const read = readCommand({ commandId: randomUUID(), ...optOut });
    const answers = await Promise.all(Array.from({ length: 10 }, () => runCommand(as(ben), refs[0] ?? "", read)));
    expect(answers.filter(({ replay }) => !replay)).toHaveLength(1);
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1);
    expect(await eventsNamed("channel-opted-out", refs)).toHaveLength(2);
  });

  it("can be lifted where it was not placed, and what is of one case stays there", async () => {
    const { refs } = await aCustomerWith(2);
    const [a = "", b = ""] = refs;
    await give(as(ben), a, "place-hold", { kind: "breathing-space", reason: "Moratorium" });
    await give(as(ben), a, "place-hold", { kind: "fraud", reason: "Of this case" });
    const [wide] = (await stateOf(b)).holds;
    expect((await stateOf(b)).holds).toMatchObject([{ kind: "breathing-space" }]);
    await give(as(dev), b, "lift-hold", { holdId: wide?.id, reason: "Over" });
    expect((await stateOf(a)).holds).toMatchObject([{ kind: "fraud" }]);
    expect((await stateOf(b)).holds).toEqual([]);
  });

  it("comes with the outcome of a call, and with a changed number", async () => {
    const { refs } = await aCustomerWith(2);
    const [a = "", b = ""] = refs;
    await give(as(ben), a, "record-contact", { channel: "call", direction: "outbound", disposition: "wrong-number" });
    expect((await stateOf(b)).contactFacts.points.phone?.failed).toBe("wrong-number");
    await give(as(ben), b, "change-contact-point", { kind: "phone", value: "07700 900142", verified: true });
    for (const ref of refs) {
      expect((await stateOf(ref)).customer.masks.phone).toBe("••• 42");
      expect((await stateOf(ref)).contactFacts.points.phone).toEqual({ verified: true, failed: null });
    }
  });

  it("is on a case that is opened later, and why help is needed is not said to people", async () => {
    const { reference, refs } = await aCustomerWith(1);
    const disclosure = { driver: "health", adjustments: ["no-calls"], note: "In treatment" };
    await give(as(ben), refs[0] ?? "", optOut.type, optOut.data);
    await give(as(ben), refs[0] ?? "", "record-disclosure", disclosure);
    await give(as(ben), refs[0] ?? "", "place-hold", { kind: "debt-advice", reason: "With an adviser" });
    const { ref, events } = await openOf(reference, 2);
    expect(events.map(({ type }) => type)).toEqual(["case-opened", "customer-facts-carried", "need-disclosed"]);
    expect(await factsOf(ref)).toEqual(await factsOf(refs[0] ?? ""));
    expect(JSON.stringify(events[1])).not.toContain("In treatment");
  });

  it("of an erased customer is refused", async () => {
    const { refs } = await aCustomerWith(2);
    await pool().query("update customers set key = null where id = (select customer_id from cases where ref = $1)", [
      refs[0],
    ]);
    await expect(give(as(ben), refs[0] ?? "", optOut.type, optOut.data)).rejects.toMatchObject({
      extra: { rule: "customer-erased" },
    });
    expect(await eventsNamed("channel-opted-out", refs)).toEqual([]);
  });

  it("reaches fifty cases", async () => {
    const { refs } = await aCustomerWith(50);
    await give(as(ben), refs[25] ?? "", optOut.type, optOut.data);
    const written = await eventsNamed("channel-opted-out", refs);
    expect(new Set(written.map(({ ref }) => ref)).size).toBe(50);
    expect(written).toHaveLength(50);
  });
});

describe("told in several places at once", () => {
  it("ends the same on every case, also on one that is being opened", async () => {
    for (let round = 0; round < 6; round++) {
      const { reference, refs } = await aCustomerWith(2);
      const [a = "", b = ""] = refs;
      const [opened] = await Promise.all([
        openOf(reference, 3),
        give(as(ben), a, optOut.type, optOut.data),
        give(as(dev), b, optOut.type, optOut.data),
        give(as(dev), b, "set-language", { language: "cy" }),
        give(as(ben), a, "set-language", { language: "pl" }),
        give(as(ben), b, "change-contact-point", { kind: "email", value: `r${round}@example.com` }),
        give(as(ben), a, "record-disclosure", { driver: "health", adjustments: ["large-print"] }),
      ]);
      const all = [a, b, opened.ref];
      const told = await Promise.all(all.map(factsOf));
      expect(told[1]).toEqual(told[0]);
      expect(told[2]).toEqual(told[0]);
      const outs = await eventsNamed("channel-opted-out", all);
      expect(outs.filter(({ ref }) => ref === a)).toHaveLength(1);
      expect(outs.filter(({ ref }) => ref === b)).toHaveLength(1);
    }
  });

  it("never locks out the work of the day on these cases", async () => {
    const { refs } = await aCustomerWith(4);
    const work = refs.flatMap((ref, at) =>
      Array.from({ length: 6 }, (_, n) => [
        () => give(as(ben), ref, "add-note", { text: `Note ${n}` }),
        () => give(as(ben), ref, "add-debt", { debt: { reference: `N-${at}-${n}`, balanceMinor: 100 } }),
        () => give(KEY, ref, "reserve-attempt", { channel: "call", purpose: "collection" }),
        () => give(as(dev), ref, "state-work-contact", { allowed: n % 2 === 0, evidence: `Said ${n}` }),
        () => give(as(ben), ref, "place-hold", { kind: "vulnerability", reason: `Hold ${n}` }),
      ]).flat(),
    );
    const ended = await Promise.allSettled(work.map((one) => one()));
    const codes = ended.flatMap((one) => (one.status === "rejected" ? [(one.reason as { code?: string }).code] : []));
    expect(codes.filter((code) => code !== "refused" && code !== "forbidden")).toEqual([]);
    const told = await Promise.all(refs.map(factsOf));
    for (const facts of told) expect(facts).toEqual(told[0]);
    expect((await stateOf(refs[0] ?? "")).holds).toHaveLength(24);
  });
});
