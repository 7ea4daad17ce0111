/** Test kit of vitest: a desk for the tests of a file, and a sender that ends with each of them. Only tests import it. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { adapterOf } from "../adapters/index.ts";
import { givenSendingDesk, toldOf } from "./given-sending.ts";
import { type Settings, startSending } from "./sending.ts";

export type Adapted = ReturnType<typeof adapterOf>;

export function openSendingDesk() {
  let desk: Awaited<ReturnType<typeof givenSendingDesk>> | null = null;
  let sending: ReturnType<typeof startSending> | null = null;
  const stop = async () => {
    await sending?.stop();
    sending = null;
  };
  const twilio = () => {
    if (!desk) throw new Error("There is no desk before its tests.");
    return desk.twilio;
  };
  beforeAll(async () => {
    desk = await givenSendingDesk();
  });
  afterAll(() => desk?.drop());
  beforeEach(() => {
    twilio().taken.length = 0;
    twilio().asked.length = 0;
  });
  afterEach(async () => {
    twilio().mood = () => false;
    await stop();
  });
  return {
    get twilio() {
      return twilio();
    },
    /** From now on what is planned is sent, until the test ends. */
    send(settings: Partial<Settings> = {}): void {
      sending ??= startSending(settings);
    },
    stop,
  };
}

/** Resolves when the contact's record has an event of this type. */
export function until(contactId: string, type: string): Promise<void> {
  return expect.poll(() => toldOf(contactId), { interval: 25 }).toContain(type);
}

/** One that takes so many a second. */
export function atRate(perSecond: number, adapter: Adapted): Adapted {
  return adapter && { ...adapter, perSecond };
}

/** One that knows what it has at once, and not after a minute. */
export function sure(adapter: Adapted): Adapted {
  if (!adapter) return null;
  const minuteBefore = (since: string) => new Date(Date.parse(since) - 60_000).toISOString();
  return { ...adapter, find: (message, since) => adapter.find(message, minuteBefore(since)) };
}
