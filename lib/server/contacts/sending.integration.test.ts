import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Channel } from "../../domain/contact-policy/input.ts";
import { adapterOf } from "../adapters/index.ts";
import { pool } from "../database.ts";
import { AMARA, BEN, command } from "../live/given-live.ts";
import { type Again, chaseContact } from "./chase-contact.ts";
import { givenCustomer, givenSendingDesk, schedule, toldOf } from "./given-sending.ts";
import { json, mostInASecond } from "./given-twilio.ts";
import { readLetGo } from "./let-go.ts";
import { GOOD_FOR_MS, isStillGood, pauseProvider, takeSlot } from "./provider-rate.ts";
import { startSending } from "./sending.ts";

let desk: Awaited<ReturnType<typeof givenSendingDesk>>;
let sending: ReturnType<typeof startSending> | null = null;

beforeAll(async () => {
  desk = await givenSendingDesk();
});
afterAll(() => desk.drop());
beforeEach(() => {
  desk.twilio.taken.length = 0;
  desk.twilio.asked.length = 0;
});
afterEach(async () => {
  desk.twilio.mood = () => false;
  await sending?.stop();
  sending = null;
});

const send = () => {
  sending ??= startSending();
};
/** One at a time and a few, so that there is an order. */
const slow = (channel: Parameters<typeof adapterOf>[0]) => {
  const adapter = adapterOf(channel);
  return adapter && { ...adapter, perSecond: 16 };
};
const until = (contactId: string, type: string) =>
  expect.poll(() => toldOf(contactId), { timeout: 8_000, interval: 25 }).toContain(type);

describe("a message goes out", () => {
  it("once, filled in, to the customer's own number, with a link that nobody can guess", async () => {
    send();
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
    send();
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
    send();
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
  sending = startSending({ adapterOf: slow });
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
    send();
    await until(contactId, "contact-blocked");
    const { rows } = await pool().query(
      "select data -> 'rules' as rules from events where type = 'contact-blocked' and data ->> 'contactId' = $1",
      [contactId],
    );
    expect(rows[0].rules).toContain(rule);
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
    send();
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
    send();
    await until(contactId, "contact-blocked");
    expect(desk.twilio.asked).toEqual([]);
  });
});

describe("a provider that does not take it", () => {
  it("for now: the message is put off, each for a time of its own", async () => {
    desk.twilio.mood = (res) => {
      json(res, 429, { code: 20429 }, { "retry-after": "1" });
      return true;
    };
    const planned: { ref: string; contactId: string }[] = [];
    for (let n = 0; n < 9; n += 1) {
      const { ref } = await givenCustomer();
      planned.push({ ref, contactId: await schedule(ref) });
    }
    sending = startSending({ adapterOf: slow });
    for (const { contactId } of planned) await until(contactId, "contact-put-off");
    const { rows } = await pool().query(
      "select data ->> 'retryAt' as at, data ->> 'code' as code from events where type = 'contact-put-off'",
    );
    expect(new Set(rows.map(({ at }) => at)).size).toBe(rows.length);
    expect(rows.every(({ at }) => Date.parse(at) > Date.now() + 500)).toBe(true);
    expect(rows.every(({ code }) => code === "provider-busy")).toBe(true);
    await sending?.stop();
    sending = null;
    for (const { ref, contactId } of planned) await command(ref, "cancel-contact", { contactId });
    await pool().query("update provider_rates set free_at = now()");
  });

  it("is left alone by everybody for a while", async () => {
    const busy = { provider: "busy", perSecond: 100 };
    const first = await takeSlot(busy);
    await pauseProvider(busy, 1_000);
    const next = await takeSlot(busy);
    expect(next.earliest - first.latest).toBeGreaterThan(900);
    expect(isStillGood(first, first.earliest + GOOD_FOR_MS)).toBe(true);
    expect(isStillGood(first, first.earliest + GOOD_FOR_MS + 1)).toBe(false);
  });

  it("for good: it has failed, and is not tried again", async () => {
    desk.twilio.mood = (res) => {
      json(res, 400, { code: 21211 });
      return true;
    };
    const contactId = await schedule((await givenCustomer()).ref);
    send();
    await until(contactId, "contact-failed");
    expect(desk.twilio.asked).toHaveLength(1);
  });
});

describe("a message that breaks whoever touches it", () => {
  it("is parked after five tries, the others go on, and a person lets it be tried again", async () => {
    const poisoned = await givenCustomer({ reference: "poison" });
    const contactId = await schedule(poisoned.ref);
    const SPOIL =
      "update customer_values v set value = $2 from cases c where c.customer_id = v.customer_id and v.kind = 'phone' and c.ref = $1 returning (select value from customer_values where customer_id = v.customer_id and kind = 'phone') as before";
    const { rows } = await pool().query(SPOIL, [poisoned.ref, Buffer.from("not sealed")]);
    send();
    const healthy = await schedule((await givenCustomer()).ref);
    await until(healthy, "contact-sent");
    await expect
      .poll(
        async () => {
          await pool().query("update pgboss.job set start_after = now() where state = 'retry'");
          return toldOf(contactId);
        },
        { timeout: 15_000 },
      )
      .toContain("contact-parked");
    expect(desk.twilio.taken.map((one) => one.contactId)).not.toContain(contactId);

    await pool().query(SPOIL, [poisoned.ref, rows[0].before]);
    await command(poisoned.ref, "retry-contact", { contactId });
    await until(contactId, "contact-sent");
  });
});

describe("a contact of which nobody said what became", () => {
  const chase = (ref: string, contactId: string, sureAfterMs = 0): Promise<Again | null> => {
    const times = { sendWithinMs: 1, sureAfterMs };
    const older = (one: ReturnType<typeof adapterOf>) =>
      one && {
        ...one,
        find: (message: Parameters<typeof one.find>[0], at: string) =>
          one.find(message, new Date(Date.parse(at) - 60_000).toISOString()),
      };
    const means = {
      adapterOf: (channel: "sms" | "whatsapp" | "email" | "letter") => older(adapterOf(channel)),
      signal: new AbortController().signal,
      times,
      pace: { leadMs: 0 },
    };
    return chaseContact({ ref, contactId, channel: "sms" }, means);
  };
  /** Let go, and the process died: before its provider had it, or after. */
  async function abandoned(handed: boolean) {
    const { ref } = await givenCustomer();
    const contactId = await schedule(ref);
    desk.twilio.mood = (res, message) => {
      if (handed) desk.twilio.taken.push({ ...message, sid: `SM${contactId.replaceAll("-", "")}`, at: 0 });
      res.destroy();
      return true;
    };
    send();
    await until(contactId, "contact-released");
    await sending?.stop();
    sending = null;
    expect(await toldOf(contactId)).toEqual(["contact-scheduled", "contact-released"]);
    return { ref, contactId };
  }

  it("is left alone until its provider can know", async () => {
    const { ref, contactId } = await abandoned(true);
    const later = await chase(ref, contactId, 60_000);
    expect(Date.parse(later?.startAfter ?? "")).toBeGreaterThan(Date.now() + 50_000);
    expect(await toldOf(contactId)).toHaveLength(2);
  });

  it("is found at its provider, and is sent", async () => {
    const { ref, contactId } = await abandoned(true);
    await chase(ref, contactId);
    expect(await toldOf(contactId)).toEqual(["contact-scheduled", "contact-released", "contact-sent"]);
  });

  it("that its provider surely never had is put off, and goes out once more", async () => {
    const { ref, contactId } = await abandoned(false);
    await chase(ref, contactId);
    expect((await toldOf(contactId)).at(-1)).toBe("contact-put-off");
    const { rows } = await pool().query("select count(*)::int as made from customer_contacts where id = $1", [
      contactId,
    ]);
    expect(rows[0].made).toBe(0);
  });

  it("that nobody can know of is unknown, and never sent again by itself", async () => {
    const { ref, contactId } = await abandoned(false);
    const means = {
      adapterOf: () => null,
      signal: new AbortController().signal,
      times: { sendWithinMs: 1, sureAfterMs: 0 },
      pace: { leadMs: 0 },
    };
    const later = await chaseContact({ ref, contactId, channel: "sms" }, means);
    expect((await toldOf(contactId)).at(-1)).toBe("contact-unknown");
    expect(later?.data.asked).toBe(1);
    const { rows } = await pool().query("select queue from outbox where contact_id = $1 and queue = 'send-contact'", [
      contactId,
    ]);
    expect(rows).toEqual([]);
  });

  it("sent without a receipt is asked for three times, each time later", async () => {
    const { ref } = await givenCustomer();
    const contactId = await schedule(ref);
    send();
    await until(contactId, "contact-sent");
    const waits: number[] = [];
    let asked: number | undefined = 0;
    while (asked !== undefined) {
      const now = Date.now();
      const means = {
        adapterOf,
        signal: new AbortController().signal,
        times: { sendWithinMs: 1, sureAfterMs: 0 },
        pace: { leadMs: 0 },
      };
      const later: Again | null = await chaseContact({ ref, contactId, channel: "sms", asked }, means, now);
      asked = later?.data.asked;
      if (later) waits.push(Math.round((Date.parse(later.startAfter) - now) / 60_000));
    }
    expect(waits).toEqual([15, 120, 1_440]);
    desk.twilio.status = "delivered";
    await chase(ref, contactId);
    desk.twilio.status = "sent";
  });
});

describe("the attempts that the law allows", () => {
  it("of two people and one that is left, one keeps it, and the other hears who and until when", async () => {
    const [one, other] = [
      await givenCustomer({ reference: "few" }),
      await givenCustomer({ reference: "few", portfolio: "us-loans" }),
    ];
    for (let call = 0; call < 6; call += 1)
      await command(call % 2 ? one.ref : other.ref, "record-contact", {
        channel: "call",
        direction: "outbound",
        disposition: "no-answer",
      });
    const reserve = (ref: string, id: string) =>
      command(ref, "reserve-attempt", { channel: "call", purpose: "collection" }, { actor: { kind: "user", id } });
    await command(one.ref, "take-case", {}, { actor: { kind: "user", id: AMARA } });
    await command(other.ref, "take-case", {}, { actor: { kind: "user", id: BEN } });
    const both = await Promise.allSettled([reserve(one.ref, AMARA), reserve(other.ref, BEN)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const refused = both.find((end) => end.status === "rejected");
    expect(refused?.reason).toMatchObject({ status: 422, code: "refused", extra: { rule: "us.call-attempts" } });
    const [winner, name] = both[0].status === "fulfilled" ? [AMARA, "amara"] : [BEN, "ben"];
    expect(refused?.reason.extra.reserved).toEqual([{ by: winner, until: expect.stringMatching(/Z$/) }]);
    expect(refused?.reason.message).toContain(`${name} keeps one until`);
  });
});

describe("nothing personal", () => {
  it("stands in the outbox, in a job or in what is counted", async () => {
    const { ref, phone } = await givenCustomer({ name: "Wilhelmina Quist" });
    const contactId = await schedule(ref);
    const outbox = await dump("outbox");
    send();
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

it("the database going away again and again loses nothing, and nothing goes out twice", async () => {
  const planned: string[] = [];
  for (let n = 0; n < 40; n += 1) planned.push(await schedule((await givenCustomer()).ref));
  const outsider = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await outsider.connect();
  sending = startSending({
    times: { sendWithinMs: 1_000, sureAfterMs: 1_500 },
    adapterOf: (channel) => atHalfSpeed(sure(adapterOf(channel))),
  });
  const cut =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
  for (const many of [10, 20]) {
    await expect.poll(() => desk.twilio.taken.length, { timeout: 8_000, interval: 5 }).toBeGreaterThanOrEqual(many);
    await outsider.query(cut);
  }
  const open = async () => {
    await outsider.query(
      "update pgboss.job set start_after = now() where name = 'chase-contact' and state = 'created'",
    );
    const { rows } = await outsider.query("select data ->> 'contactId' as id from events where type = 'contact-sent'");
    const sent = new Set(rows.map(({ id }) => id));
    return planned.filter((id) => !sent.has(id)).length;
  };
  await expect.poll(open, { timeout: 20_000, interval: 200 }).toBe(0);
  await outsider.end();
  const taken = desk.twilio.taken.map(({ contactId }) => contactId).filter((id) => planned.includes(id));
  expect(taken.toSorted()).toEqual(planned.toSorted());
}, 40_000);

type Found = ReturnType<typeof adapterOf>;
/** One that knows what it has at once, and not after a minute. */
const sure = (adapter: Found): Found =>
  adapter && {
    ...adapter,
    find: (message, since) => adapter.find(message, new Date(Date.parse(since) - 60_000).toISOString()),
  };
const atHalfSpeed = (adapter: Found): Found => adapter && { ...adapter, perSecond: 50 };

it("nothing is handed over faster than the provider takes it, by two together", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) ids.push(await schedule((await givenCustomer()).ref));
  const handed: number[] = [];
  const counted = (channel: Parameters<typeof adapterOf>[0]): Found => {
    const adapter = adapterOf(channel);
    if (!adapter) return null;
    const send: typeof adapter.send = (message, signal) => {
      handed.push(performance.now());
      return adapter.send(message, signal);
    };
    return { ...adapter, perSecond: 10, send };
  };
  const both = [startSending({ adapterOf: counted }), startSending({ adapterOf: counted })];
  for (const id of ids) await until(id, "contact-sent");
  await Promise.all(both.map((one) => one.stop()));
  expect(desk.twilio.taken).toHaveLength(20);
  expect(mostInASecond(handed)).toBeLessThanOrEqual(10);
  expect(mostInASecond(handed)).toBeGreaterThan(5);
});
