import { describe, expect, it } from "vitest";
import type { Channel } from "../../domain/contact-policy/input.ts";
import { adapterOf } from "../adapters/index.ts";
import { pool } from "../database.ts";
import { AMARA, command } from "../live/given-live.ts";
import { givenCustomer, schedule, toldOf } from "./given-sending.ts";
import { atRate, openSendingDesk, until } from "./given-sending-desk.ts";
import { readLetGo } from "./let-go.ts";

const desk = openSendingDesk();

describe("a message goes out", () => {
  it("once, filled in, to the customer's own number, with a link that nobody can guess", async () => {
    desk.send();
    const { ref, phone } = await givenCustomer();
    const contactId = await schedule(ref);
    await until(contactId, "contact-sent");
    expect(await toldOf(contactId)).toEqual(["contact-scheduled", "contact-released", "contact-sent"]);
    expect(desk.twilio.taken).toMatchObject([{ to: phone, contactId }]);
    expect(desk.twilio.taken[0]?.body).toContain("Dear Ruth Achterberg");
    const { released } = (await readLetGo(ref, contactId)) ?? {};
    const token = released?.data.content.preferencesUrl.split("/c/")[1] ?? "";
    expect(token).toMatch(/^[\w-]{43}$/);
    const { rows } = await pool().query("select contact_id from contact_links where hash = sha256($1)", [token]);
    expect(rows).toEqual([{ contact_id: contactId }]);
  });

  it("not before the instant that it is planned for", async () => {
    desk.send();
    const { ref } = await givenCustomer();
    const sendAt = new Date(Date.now() + 900).toISOString();
    const contactId = await schedule(ref, { sendAt });
    await until(contactId, "contact-sent");
    const { released } = (await readLetGo(ref, contactId)) ?? {};
    expect(Date.parse(released?.at ?? "")).toBeGreaterThanOrEqual(Date.parse(sendAt));
  });

  it("when the queues were made anew: what is planned is on the record", async () => {
    const { ref } = await givenCustomer();
    const contactId = await schedule(ref);
    await pool().query("delete from outbox; drop schema if exists pgboss cascade");
    desk.send();
    await until(contactId, "contact-sent");
    expect(desk.twilio.taken).toHaveLength(1);
  });
});

it("what a person sends does not wait behind what machines send", async () => {
  const bulk: string[] = [];
  for (let n = 0; n < 20; n += 1) bulk.push(await schedule((await givenCustomer()).ref));
  const { ref } = await givenCustomer();
  await command(ref, "take-case", {}, { actor: { kind: "user", id: AMARA } });
  const sendAt = new Date(Date.now() + 100).toISOString();
  const own = await schedule(ref, { sendAt }, { actor: { kind: "user", id: AMARA } });
  await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(sendAt));
  desk.send({ adapterOf: (channel) => atRate(16, adapterOf(channel)) });
  await until(bulk.at(-1) ?? "", "contact-sent");
  const order = desk.twilio.taken.map(({ contactId }) => contactId);
  expect(order.indexOf(own)).toBeLessThan(12);
});

describe("what arrives between planning and sending stops it", () => {
  const hold = (kind: string) => ["place-hold", { kind, reason: "told by phone" }] as const;
  it.each<[string, string, readonly [string, object]]>([
    ["a dispute", "us.dispute", ["open-dispute", { reason: "not-mine" }]],
    ["a hold", "common.hold", hold("supervisor")],
    ["insolvency", "us.bankruptcy", hold("insolvency")],
    ["an opt-out", "common.opted-out", ["record-opt-out", { channel: "sms" satisfies Channel }]],
    ["a death", "common.deceased", ["record-death", {}]],
    ["an attorney", "us.attorney", ["appoint-representative", { kind: "attorney" }]],
    ["a request to stop", "us.cease-contact", ["record-cease-request", {}]],
    ["a wrong number", "channel.contact-point-failed", ["fail-contact-point", { kind: "phone", why: "wrong-number" }]],
  ])("%s: %s", async (_, rule, [type, data]) => {
    const { ref } = await givenCustomer();
    const contactId = await schedule(ref);
    await command(ref, type, data);
    desk.send();
    await until(contactId, "contact-blocked");
    expect(await rulesOf(contactId)).toContain(rule);
    expect(desk.twilio.asked).toEqual([]);
  });

  it.each([
    [
      "payment in full",
      "debt-paid",
      ["record-payment", { amountMinor: 10_000, currency: "USD", method: "card", reference: "P" }],
    ],
    ["the closing of the case", "case-closed", ["close-case", { reason: "returned" }]],
  ] as const)("%s, in the same step", async (_, why, [type, data]) => {
    const { ref } = await givenCustomer();
    const contactId = await schedule(ref);
    const { events } = await command(ref, type, data);
    expect(events.at(-1)).toMatchObject({ type: "contact-cancelled", data: { contactId, why } });
    const other = await schedule((await givenCustomer()).ref);
    desk.send();
    await until(other, "contact-sent");
    expect(desk.twilio.taken.map((one) => one.contactId)).toEqual([other]);
  });

  it("told on another case of the same customer, it counts for all", async () => {
    const [one, other] = [
      await givenCustomer({ reference: "twice" }),
      await givenCustomer({ reference: "twice", portfolio: "us-loans" }),
    ];
    const contactId = await schedule(one.ref);
    await command(other.ref, "record-opt-out", { channel: "sms" });
    desk.send();
    await until(contactId, "contact-blocked");
    expect(desk.twilio.asked).toEqual([]);
  });
});

async function rulesOf(contactId: string): Promise<string[]> {
  const { rows } = await pool().query(
    "select data -> 'rules' as rules from events where type = 'contact-blocked' and data ->> 'contactId' = $1",
    [contactId],
  );
  return rows[0].rules;
}

describe("nothing personal", () => {
  it("stands in the outbox, in a job or in what is counted", async () => {
    const { ref, phone } = await givenCustomer({ name: "Wilhelmina Quist" });
    const contactId = await schedule(ref);
    const outbox = await dump("outbox");
    desk.send();
    await until(contactId, "contact-sent");
    const kept = `${outbox}${await dump("pgboss.job")}${await dump("customer_contacts")}${await dump("contact_links")}${await dump("provider_rates")}`;
    expect(kept).toContain(ref);
    for (const personal of ["Wilhelmina", "Quist", phone.slice(1), "Dear", "/c/"]) expect(kept).not.toContain(personal);
  });

  async function dump(table: string): Promise<string> {
    const { rows } = await pool().query(`select row_to_json(t)::text as row from ${table} t`);
    return rows.map(({ row }) => row).join("\n");
  }
});

/** Last: from here on nothing is in force. */
describe("what the template has become stops it", () => {
  const NEXT = `insert into template_versions select template_id, 2, status, '{collection}', portfolios, inputs, texts, parts, hash,
    revision, created_by, created_at, changed_by, changed_at, published_by, published_at, now() from template_versions where version = 1`;
  const RETIRED = "update template_versions set status = 'retired', retired_by = 'b', retired_at = now()";

  it.each([
    ["no longer for this purpose", "reminder", "template.purpose", NEXT],
    ["retired", "collection", "template.retired", RETIRED],
  ])("a template that is %s", async (_, purpose, rule, change) => {
    const { ref } = await givenCustomer();
    const contactId = await schedule(ref, { purpose });
    await pool().query(change);
    desk.send();
    await until(contactId, "contact-blocked");
    expect(await rulesOf(contactId)).toContain(rule);
    expect(desk.twilio.asked).toEqual([]);
  });
});
