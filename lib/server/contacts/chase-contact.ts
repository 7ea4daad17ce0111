/**
 * Looks after a contact that was let go: one of which nobody has said whether it was sent is asked for at its provider,
 * and so is a receipt that does not come, three times, each time later.
 */

import type { Adapter, Found } from "../adapters/adapter.ts";
import { pool } from "../database.ts";
import { log } from "../log.ts";
import { notTaken } from "./back-off.ts";
import { countContact } from "./contact-figures.ts";
import type { JobData } from "./job-queues.ts";
import { type LetGo, readLetGo } from "./let-go.ts";
import type { Sending } from "./send-contact.ts";
import { settle } from "./settle.ts";

const MINUTE_MS = 60_000;
const ASKED_AFTER_MS = [15 * MINUTE_MS, 2 * 60 * MINUTE_MS, 24 * 60 * MINUTE_MS];

/** When it is to be looked after again, and as which time; null: not any more. */
export type Again = { data: JobData; startAfter: string };

export async function chaseContact(
  job: JobData,
  { adapterOf, times }: Sending,
  now = Date.now(),
): Promise<Again | null> {
  const letGo = await readLetGo(job.ref, job.contactId);
  if (!letGo || letGo.known === "ended") return null;
  const { released } = letGo;
  const sureAt = Date.parse(released.at) + times.sureAfterMs;
  // It was let go again meanwhile, and that one is looked after on its own.
  if (letGo.known === "sending" && now < sureAt) return { data: job, startAfter: new Date(sureAt).toISOString() };
  const adapter = adapterOf(job.channel);
  const asked = adapter?.provider === released.data.provider ? adapter : null;
  const open = letGo.known === "sent" ? await askReceipt(job, letGo, asked) : await askWhether(job, letGo, asked);
  return open ? again(job, now) : null;
}

/** Whether there is more to find out. */
async function askReceipt(
  { ref, contactId, asked = 0 }: JobData,
  { providerId }: LetGo,
  adapter: Adapter | null,
): Promise<boolean> {
  if (!adapter?.receipt || providerId === null) return false;
  // The first look comes long before a receipt is late.
  const outcome = asked === 0 ? null : await adapter.receipt(providerId);
  if (!outcome || outcome.is === "sent") return true;
  await settle(ref, contactId, outcome);
  return false;
}

async function askWhether(
  { ref, contactId, channel }: JobData,
  { released, known }: LetGo,
  adapter: Adapter | null,
): Promise<boolean> {
  const found = adapter ? await find(adapter, released) : UNKNOWN;
  if (found.is === "sent") {
    countContact(channel, "found");
    await settle(ref, contactId, { is: "sent", providerId: found.providerId });
    return true;
  }
  if (known === "unknown") return true;
  if (found.is === "absent") countContact(channel, "put-off");
  await settle(ref, contactId, found.is === "absent" ? notTaken(released.data.attempt, "not-taken") : found);
  return found.is === "unknown";
}

const UNKNOWN: Found = { is: "unknown" };

/** What it is found by may fit another contact too, that says the same to the same number. */
async function find(adapter: Adapter, { data, at }: LetGo["released"]): Promise<Found> {
  const { contactId, channel, content } = data;
  log().warn(
    { contactId, provider: adapter.provider },
    "nobody said whether a contact was sent; its provider is asked",
  );
  const sought = { contactId, channel: channel as JobData["channel"], to: content.to, text: content.text };
  const found = await adapter.find(sought, at);
  return found.is === "sent" && (await isAnothers(adapter, found.providerId, contactId)) ? UNKNOWN : found;
}

async function isAnothers({ provider }: Adapter, providerId: string, contactId: string): Promise<boolean> {
  const { rowCount } = await pool().query({
    name: "is-anothers",
    text: "select from customer_contacts where provider = $1 and provider_id = $2 and id <> $3",
    values: [provider, providerId, contactId],
  });
  return rowCount !== 0;
}

function again({ asked = 0, ...job }: JobData, now: number): Again | null {
  const wait = ASKED_AFTER_MS[asked];
  if (wait === undefined) return null;
  return { data: { ...job, asked: asked + 1 }, startAfter: new Date(now + wait).toISOString() };
}
