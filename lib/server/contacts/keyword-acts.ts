/** What STOP, START and HELP bring about. */
import { Refusal } from "../../domain/refusal.ts";
import { log } from "../log.ts";
import { Problem } from "../problem.ts";
import type { Incoming } from "./incoming.ts";
import { giveOnce } from "./told-once.ts";
import type { Place } from "./whose-address.ts";

/** `answered`: the case that the message stands on. `owners`: everybody who has the address. */
type Whom = { answered: Place | null; owners: Place[] };

/**
 * STOP and START are of the address: they reach every customer who has it, and each on all of their cases. HELP is answered
 * once. None of them does anything twice.
 */
export async function actOnKeyword(message: Incoming, { answered, owners }: Whom): Promise<void> {
  if (message.keyword === "stop") for (const owner of owners) await optOut(message, owner);
  if (message.keyword === "start") for (const owner of owners) await optIn(message, owner);
  if (message.keyword === "help" && !message.answered && answered) await sayWhoWeAre(message, answered);
}

async function optOut(message: Incoming, { ref, customerId }: Place): Promise<void> {
  const { provider, eventId } = message;
  const data = saidBy(message);
  await giveOnce(provider, ref, `${eventId}:stop:${customerId}`, { type: "record-opt-out", data });
}

/** Takes back what a reply did and nothing else: customer-facts.ts looks at who gives it. */
async function optIn(message: Incoming, { ref, customerId }: Place): Promise<void> {
  const { provider, eventId } = message;
  const data = saidBy(message);
  await giveOnce(provider, ref, `${eventId}:start:${customerId}`, { type: "record-opt-in", data });
}

const LONGEST_EVIDENCE = 4_000;

function saidBy({ channel, text }: Incoming) {
  return { channel, source: "reply", evidence: text.slice(0, LONGEST_EVIDENCE) } as const;
}

/** By the way of every message, past the gate: what it refuses stands on the case. */
async function sayWhoWeAre({ provider, eventId, channel }: Incoming, { ref, customerId }: Place): Promise<void> {
  if (channel !== "sms" && channel !== "whatsapp") return;
  const data = { channel, purpose: "customer-requested", template: HELP[channel] } as const;
  try {
    await giveOnce(provider, ref, `${eventId}:help:${customerId}`, { type: "schedule-contact", data });
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Problem)) throw error;
    log().info({ code: error.code }, "who we are was not answered");
  }
}

const HELP = { sms: "help-sms", whatsapp: "help-whatsapp" } as const;
