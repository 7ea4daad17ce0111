import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { givenCustomer, givenSendingDesk, schedule, toldOf } from "./given-sending.ts";
import { startSending } from "./sending.ts";

let desk: Awaited<ReturnType<typeof givenSendingDesk>>;
let sending: ReturnType<typeof startSending>;

beforeAll(async () => {
  desk = await givenSendingDesk();
  sending = startSending();
});
afterAll(async () => {
  await sending.stop();
  await desk.drop();
});
beforeEach(() => {
  desk.twilio.taken.length = 0;
});
afterEach(() => {
  desk.twilio.mood = () => false;
});

describe("a message goes out", () => {
  it("once, filled in, to the customer's own number, with a link that nobody can guess", async () => {
    const { ref, phone } = await givenCustomer();
    const contactId = await schedule(ref);
    await until(contactId, "contact-sent");
    expect(await toldOf(contactId)).toEqual(["contact-scheduled", "contact-released", "contact-sent"]);
    expect(desk.twilio.taken).toHaveLength(1);
    const [message] = desk.twilio.taken;
    expect(message).toMatchObject({ to: phone, contactId });
    expect(message?.body).toContain("Dear Ruth Achterberg");
  });
});

async function until(contactId: string, type: string): Promise<void> {
  await expect.poll(() => toldOf(contactId), { timeout: 15_000, interval: 50 }).toContain(type);
}
