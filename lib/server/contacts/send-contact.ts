/**
 * One message, from due to handed over. The gate is asked at the instant of sending, and what it lets go is on the record
 * before the provider hears of it: whoever dies in between leaves a contact that is looked after, never one sent twice.
 */
import { randomUUID } from "node:crypto";
import type { EventOf } from "../../domain/case.ts";
import type { ContactOutcome } from "../../domain/contact-commands.ts";
import type { SentChannel } from "../../domain/contact-words.ts";
import type { Adapter, Outgoing, SendOutcome } from "../adapters/adapter.ts";
import { inTransaction } from "../database.ts";
import { SYSTEM } from "../identity.ts";
import { log, traitsOf } from "../log.ts";
import { runCommand } from "../run-command.ts";
import { notTaken } from "./back-off.ts";
import { countContact } from "./contact-figures.ts";
import { keyOfCustomer } from "./customer-key-of.ts";
import { keepDocument } from "./documents.ts";
import type { JobData } from "./job-queues.ts";
import { isStillGood, pauseProvider, type Slot, takeSlot } from "./provider-rate.ts";
import { settle, whenDatabaseIsBack } from "./settle.ts";
import { type Mark, mark, since, sleepUntil } from "./waits.ts";

/** What sending works with. `signal`: told to stop; what has been let go is finished all the same. */
export type Sending = {
  adapterOf: (channel: SentChannel) => Adapter | null;
  signal: AbortSignal;
  times: Times;
  /** How long letting one go takes here, smoothed: it begins so much before its slot opens. */
  pace: { leadMs: number };
};
/** `sendWithin`: from its release a message may be handed over so long; `sureAfter`: from then on a provider knows what it has. */
export type Times = { sendWithinMs: number; sureAfterMs: number };
/** A process that was frozen wakes up to a message that is not its own any more: the first must end well before the second. */
export const TIMES: Times = { sendWithinMs: 30_000, sureAfterMs: 60_000 };

type Released = EventOf<"contact-released">;

/** Throws what nobody foresaw before the contact was let go; afterwards never. */
export async function sendContact({ ref, contactId, channel }: JobData, sending: Sending): Promise<void> {
  const adapter = sending.adapterOf(channel);
  const slot = adapter && (await takeSlot(adapter));
  if (slot) await sleepUntil(slot.latest - sending.pace.leadMs, sending.signal);
  const began = mark();
  const released = await letGo(ref, contactId, channel);
  if (!released) return;
  sending.pace.leadMs = 0.8 * sending.pace.leadMs + 0.2 * Math.min(1_000, since(began));
  if (!adapter || !slot) throw new Error("A channel that is off lets nothing go.");
  try {
    const outcome = await handOver(adapter, slot, outgoing(ref, released), began, sending);
    if (outcome) await writeDown(ref, released, outcome, adapter);
  } catch (error) {
    log().error(
      { ref, contactId, error: traitsOf(error) },
      "a contact was let go, and what became of it is not known yet",
    );
  }
}

async function letGo(ref: string, contactId: string, channel: SentChannel): Promise<Released | null> {
  const command = { type: "dispatch-contact", data: { contactId } } as const;
  const read = { commandId: `dispatch:${randomUUID()}`, command, said: command };
  const { events, replay } = await runCommand(SYSTEM, ref, read);
  if (replay) return null;
  if (events.some(({ type }) => type === "contact-blocked")) countContact(channel, "blocked");
  return events.find((event) => event.type === "contact-released") ?? null;
}

/** Null when it is too late to begin: somebody else may have taken it for lost. */
async function handOver(
  adapter: Adapter,
  first: Slot,
  message: Outgoing,
  began: Mark,
  { times }: Sending,
): Promise<SendOutcome | null> {
  let slot = first;
  for (;;) {
    if (since(began) >= times.sendWithinMs) return null;
    await sleepUntil(slot.latest);
    const left = Math.floor(times.sendWithinMs - since(began));
    if (left > 0 && isStillGood(slot)) return adapter.send(message, AbortSignal.timeout(left));
    if (left > 0) slot = await whenDatabaseIsBack(() => takeSlot(adapter));
  }
}

function outgoing(ref: string, { data }: Released): Outgoing {
  const { contactId, channel, content, template } = data;
  const { to, name, subject, text, preferencesUrl } = content;
  const { language, variant } = template;
  const said = { to, name, ...(subject !== undefined && { subject }), text, preferencesUrl };
  return { contactId, channel: channel as SentChannel, ...said, language, variant, reference: ref };
}

/** What is unknown is left as it is: whoever looks after it asks the provider once it can know. */
async function writeDown(ref: string, released: Released, sent: SendOutcome, adapter: Adapter): Promise<void> {
  const { contactId, channel, attempt } = released.data;
  countContact(channel as SentChannel, sent.is === "refused" && !sent.permanent ? "put-off" : sent.is);
  if (sent.is === "unknown") return;
  if (sent.is === "sent" && sent.document) await keep(ref, contactId, sent.document);
  if (sent.is === "refused" && sent.code === "provider-busy")
    await whenDatabaseIsBack(() => pauseProvider(adapter, Math.max(1_000, sent.retryAfterMs ?? 0)));
  await settle(ref, contactId, outcomeOf(sent, attempt));
}

function outcomeOf(sent: Exclude<SendOutcome, { is: "unknown" }>, attempt: number): ContactOutcome {
  if (sent.is === "sent") return { is: "sent", providerId: sent.providerId };
  return sent.permanent ? { is: "failed", code: sent.code } : notTaken(attempt, sent.code, sent.retryAfterMs);
}

type Document = NonNullable<Extract<SendOutcome, { is: "sent" }>["document"]>;

function keep(ref: string, contactId: string, document: Document): Promise<void> {
  return whenDatabaseIsBack(() =>
    inTransaction(async (client) => {
      const customer = await keyOfCustomer(client, ref);
      if (customer) await keepDocument(client, { contactId, ...customer }, document);
    }),
  );
}
