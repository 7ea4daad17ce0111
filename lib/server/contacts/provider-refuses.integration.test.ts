import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { adapterOf } from "../adapters/index.ts";
import { pool } from "../database.ts";
import { command } from "../live/given-live.ts";
import { contactFigures, readContacts } from "./contact-figures.ts";
import { givenCustomer, schedule, toldOf } from "./given-sending.ts";
import { atRate, openSendingDesk, sure, until } from "./given-sending-desk.ts";
import { json, mostInASecond } from "./given-twilio.ts";
import { GOOD_FOR_MS, isStillGood, pauseProvider, takeSlot } from "./provider-rate.ts";
import { startSending } from "./sending.ts";

const desk = openSendingDesk();

describe("a provider that does not take it", () => {
  it("for now: the message is put off, each for a time of its own", async () => {
    desk.twilio.mood = (res) => {
      json(res, 429, { code: 20429 }, { "retry-after": "1" });
      return true;
    };
    // Each chance is greater than the one before: those of a die may be the same.
    let drawn = 0;
    const chance = vi.spyOn(Math, "random").mockImplementation(() => ++drawn / 10_000);
    const planned: { ref: string; contactId: string }[] = [];
    for (let n = 0; n < 9; n += 1) {
      const { ref } = await givenCustomer();
      planned.push({ ref, contactId: await schedule(ref) });
    }
    desk.send({ adapterOf: (channel) => atRate(16, adapterOf(channel)) });
    for (const { contactId } of planned) await until(contactId, "contact-put-off");
    chance.mockRestore();
    const { rows } = await pool().query(
      "select data ->> 'retryAt' as at, data ->> 'code' as code, wire_time(at) as told from events where type = 'contact-put-off'",
    );
    expect(new Set(rows.map(({ at }) => at)).size).toBe(rows.length);
    expect(rows.every(({ at, told }) => Date.parse(at) > Date.parse(told) + 500)).toBe(true);
    expect(rows.every(({ code }) => code === "provider-busy")).toBe(true);
    await desk.stop();
    for (const { ref, contactId } of planned) await command(ref, "cancel-contact", { contactId });
    await pool().query("update provider_rates set free_at = now()");
  });

  it("is left alone by everybody for a while", async () => {
    const busy = { provider: "busy", perSecond: 100 };
    const first = await takeSlot(busy);
    await pauseProvider(busy, 1_000);
    const next = await takeSlot(busy);
    expect(next.earliest - first.latest).toBeGreaterThan(900);
    // Whole milliseconds: a sum and its difference are not the same in fractions of them.
    const slot = { earliest: Math.round(first.earliest), latest: Math.round(first.latest) };
    expect(isStillGood(slot, slot.earliest + GOOD_FOR_MS)).toBe(true);
    expect(isStillGood(slot, slot.earliest + GOOD_FOR_MS + 1)).toBe(false);
  });

  it("for good: it has failed, and is not tried again", async () => {
    desk.twilio.mood = (res) => {
      json(res, 400, { code: 21211 });
      return true;
    };
    const contactId = await schedule((await givenCustomer()).ref);
    desk.send();
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
    desk.send();
    const healthy = await schedule((await givenCustomer()).ref);
    await until(healthy, "contact-sent");
    await expect
      .poll(async () => {
        await pool().query("update pgboss.job set start_after = now() where state = 'retry'");
        return toldOf(contactId);
      })
      .toContain("contact-parked");
    expect(desk.twilio.taken.map((one) => one.contactId)).not.toContain(contactId);
    await readContacts();
    expect((await contactFigures().parked.get()).values[0]?.value).toBe(1);

    await pool().query(SPOIL, [poisoned.ref, rows[0].before]);
    await command(poisoned.ref, "retry-contact", { contactId });
    await until(contactId, "contact-sent");
    await readContacts();
    expect((await contactFigures().parked.get()).values[0]?.value).toBe(0);
  });
});

it("the database going away again and again loses nothing, and nothing goes out twice", async () => {
  const planned: string[] = [];
  for (let n = 0; n < 40; n += 1) planned.push(await schedule((await givenCustomer()).ref));
  const outsider = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await outsider.connect();
  desk.send({
    times: { sendWithinMs: 3_000, sureAfterMs: 4_000 },
    adapterOf: (channel) => atRate(50, sure(adapterOf(channel))),
  });
  const cut =
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
  for (const many of [10, 20]) {
    await expect.poll(() => desk.twilio.taken.length, { interval: 5 }).toBeGreaterThanOrEqual(many);
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
  await expect.poll(open, { interval: 200 }).toBe(0);
  await outsider.end();
  const taken = desk.twilio.taken.map(({ contactId }) => contactId).filter((id) => planned.includes(id));
  expect(taken.toSorted()).toEqual(planned.toSorted());
});

it("nothing is handed over faster than the provider takes it, by two together", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) ids.push(await schedule((await givenCustomer()).ref));
  const handed: number[] = [];
  const counted = (channel: Parameters<typeof adapterOf>[0]): ReturnType<typeof adapterOf> => {
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
});

it("nobody waits longer for a provider than for who came before", async () => {
  const steady = { provider: "steady", perSecond: 10 };
  const apart = (1_000 + GOOD_FOR_MS) / steady.perSecond;
  for (let n = 0, before = await takeSlot(steady); n < 12; n += 1) {
    const next = await takeSlot(steady);
    expect(next.earliest).toBeLessThan(Math.max(before.latest + apart, performance.now()) + 1);
    before = next;
  }
});
