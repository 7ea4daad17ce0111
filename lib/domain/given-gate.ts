/** Test kit: what a command that proposes a contact is decided with. Only tests import it. */
import type { Command } from "./commands.ts";
import type { Made } from "./contact-facts.ts";
import { PACKS } from "./contact-policy/index.ts";
import { type Channel, PURPOSES } from "./contact-policy/input.ts";
import { historyChanges } from "./contact-rows.ts";
import type { Context, Message } from "./context.ts";
import type { CaseEvent } from "./events.ts";
import type { World } from "./given-step.ts";

/** The gate over the one case of the world, and the templates "reminder", for everything, and "notice-by-post". */
export function gateIn(world: World, command: Command): Pick<Context, "gate" | "message"> {
  if (!world.state || !asks(command)) return {};
  const pack = PACKS[world.state.jurisdiction];
  return {
    gate: { packFor: () => pack, history: historyIn(world.events, command), off: [] },
    message: messageIn(world, command),
  };
}

function asks({ type, data }: Command): boolean {
  if (type === "record-contact") return data.direction === "outbound" && data.channel !== "in-person";
  return ["schedule-contact", "dispatch-contact", "print-letter", "reserve-attempt", "plan-call"].includes(type);
}

/** A letter that is about to be printed does not count against itself. */
export function historyIn(events: readonly CaseEvent[], command?: Command): Made[] {
  const made = new Map<string, Made>();
  for (const event of events) {
    for (const change of historyChanges(event)) {
      if ("forget" in change) made.delete(change.forget);
      if (!("add" in change)) continue;
      const { id, reserved_until: until, reserved_by: by, debt_id: debtId, ...row } = change.add;
      const reserved = until === null ? undefined : { id, until, by: by ?? "", ref: event.caseRef };
      made.set(id, { ...row, channel: row.channel as Made["channel"], debtId, ...(reserved && { reserved }) });
    }
  }
  if (command?.type === "print-letter") made.delete(command.data.contactId);
  return [...made.values()];
}

function messageIn({ state }: World, command: Command): Message | null {
  const named = command.type === "schedule-contact" ? command.data.template : "reminder";
  if (named === "notice-by-post") return { ...messageOn("letter"), purposes: ["statutory-notice"] };
  if (named !== "reminder") return null;
  const sent = command.type === "dispatch-contact" && state?.contacts.find(({ id }) => id === command.data.contactId);
  const channel = command.type === "schedule-contact" ? command.data.channel : sent ? sent.channel : "sms";
  return messageOn(channel, state?.customer.name);
}

function messageOn(channel: Channel, name = ""): Message {
  const content = {
    to: "+447700900117",
    name,
    text: "Hello",
    preferencesUrl: "https://baton.example/c/x",
    sha256: "cd".repeat(32),
  };
  const template = { id: "reminder", version: 1, language: "en", variant: "standard" } as const;
  return { channel, purposes: PURPOSES, template, optOutOffered: true, missing: [], content, provider: "given" };
}
