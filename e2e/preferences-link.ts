import { expect } from "@playwright/test";
import type { DeskApi } from "./desk-api.ts";

/** Sends an email on the case and gives the path of the preferences link in it, as the customer got it. */
export async function preferencesLink(desk: DeskApi, ref: string): Promise<string> {
  const data = { channel: "email", purpose: "collection", template: "payment-reminder-email" } as const;
  await desk.give(ref, "schedule-contact", data);
  const sent = async () => (await desk.eventsOf(ref)).find(({ type }) => type === "contact-released");
  await expect.poll(sent, { timeout: 20_000 }).toBeDefined();
  const released = await sent();
  if (released?.type !== "contact-released") throw new Error("Nothing was let go.");
  return new URL(released.data.content.preferencesUrl).pathname;
}
