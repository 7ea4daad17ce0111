import { describe, expect, it } from "vitest";
import type { SentChannel } from "../../domain/contact-words.ts";
import { adapterOf } from "../adapters/index.ts";
import { pool } from "../database.ts";
import { type Again, chaseContact } from "./chase-contact.ts";
import { givenCustomer, schedule, toldOf } from "./given-sending.ts";
import { openSendingDesk, sure, until } from "./given-sending-desk.ts";
import { readLetGo } from "./let-go.ts";

const desk = openSendingDesk();

describe("a contact of which nobody said what became", () => {
  /** What is looked after a minute and a half later is looked after now. */
  const chase = (
    ref: string,
    contactId: string,
    { sureAfterMs = 0, asked = 0, now = Date.now(), known = true } = {},
  ) => {
    const means = {
      adapterOf: (channel: SentChannel) => (known ? sure(adapterOf(channel)) : null),
      signal: new AbortController().signal,
      times: { sendWithinMs: 1, sureAfterMs },
      pace: { leadMs: 0 },
    };
    return chaseContact({ ref, contactId, channel: "sms", asked }, means, now);
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
    desk.send();
    await until(contactId, "contact-released");
    await desk.stop();
    expect(await toldOf(contactId)).toEqual(["contact-scheduled", "contact-released"]);
    return { ref, contactId };
  }

  it("is left alone until its provider can know", async () => {
    const { ref, contactId } = await abandoned(true);
    const later = await chase(ref, contactId, { sureAfterMs: 600_000 });
    const { released } = (await readLetGo(ref, contactId)) ?? {};
    expect(Date.parse(later?.startAfter ?? "")).toBe(Date.parse(released?.at ?? "") + 600_000);
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
    const later = await chase(ref, contactId, { known: false });
    expect((await toldOf(contactId)).at(-1)).toBe("contact-unknown");
    expect(later?.data.asked).toBe(1);
    const { rows } = await pool().query("select queue from outbox where contact_id = $1 and queue = 'send-contact'", [
      contactId,
    ]);
    expect(rows).toEqual([]);
  });

  it("is not another one that says the same: then nobody can know", async () => {
    const { ref } = await givenCustomer();
    const before = await schedule(ref);
    desk.send();
    await until(before, "contact-sent");
    await desk.stop();
    const [sent] = desk.twilio.taken;
    const contactId = await schedule(ref);
    desk.twilio.mood = (res, { body }) => {
      desk.twilio.taken.splice(0, 1, { ...sent, body } as (typeof desk.twilio.taken)[number]);
      res.destroy();
      return true;
    };
    desk.send();
    await until(contactId, "contact-released");
    await desk.stop();
    await chase(ref, contactId);
    expect((await toldOf(contactId)).at(-1)).toBe("contact-unknown");
  });

  it("sent without a receipt is asked for three times, each time later", async () => {
    const { ref } = await givenCustomer();
    const contactId = await schedule(ref);
    desk.send();
    await until(contactId, "contact-sent");
    const waits: number[] = [];
    for (let asked: number | undefined = 0; asked !== undefined; ) {
      const now = Date.now();
      const later: Again | null = await chase(ref, contactId, { asked, now });
      asked = later?.data.asked;
      if (later) waits.push(Math.round((Date.parse(later.startAfter) - now) / 60_000));
    }
    expect(waits).toEqual([15, 120, 1_440]);
    expect((await toldOf(contactId)).at(-1)).toBe("contact-sent");

    desk.twilio.status = "delivered";
    await chase(ref, contactId, { asked: 1 });
    desk.twilio.status = "sent";
    expect((await toldOf(contactId)).at(-1)).toBe("contact-delivered");
  });
});
