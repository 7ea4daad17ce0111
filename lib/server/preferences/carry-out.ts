/** Does what a customer says on their page: ordinary commands, given by them. */
import { addDays, atLocalTime, localDay } from "../../domain/calendar.ts";
import type { CaseState } from "../../domain/case.ts";
import type { Command } from "../../domain/commands.ts";
import type { Channel } from "../../domain/contact-policy/input.ts";
import { DAY_PARTS, type PreferenceAct, withoutWindows, withWindows } from "../../domain/preference-acts.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { Problem } from "../problem.ts";
import { stateOf as stateOfCase } from "../reads/case.ts";
import { readableCase } from "../reads/readable-case.ts";
import { runCommand } from "../run-command.ts";
import type { Link } from "./link.ts";

/** `once` names the form that was filled in: sent twice, it is done once. */
type Said = { link: Link; once: string };
export type Outcome = "done" | "not-then" | "said-elsewhere";

/** `not-then`: a call at that time would not be lawful. `said-elsewhere`: only what was stopped here is started here. Then nothing was written. */
export async function carryOut(act: PreferenceAct, said: Said): Promise<Outcome> {
  switch (act.is) {
    case "opened":
      if (said.link.contactId !== null)
        await give(said, { type: "note-click", data: { contactId: said.link.contactId, link: "preferences" } });
      return "done";
    case "stop":
      for (const channel of act.channels) await give(said, optOut(channel), channel);
      return "done";
    case "start":
      for (const channel of act.channels) await give(said, optIn(channel), channel);
      return (await isStopped(said.link, act.channels)) ? "said-elsewhere" : "done";
    case "times":
    case "times-undo":
      return stateTimes(act, said);
    case "call-back":
      return askForCall(act, said);
    case "language":
      await give(said, { type: "set-language", data: { language: act.language } });
      return "done";
    case "formats":
      await give(said, { type: "record-disclosure", data: { ...UNASKED, adjustments: act.adjustments } });
      return "done";
    case "write":
      await write(act.text, said);
      return "done";
    default:
      return act satisfies never;
  }
}

const PAGE = "Said on the preferences page";
const UNASKED = { driver: "capability", note: "Asked for on the preferences page. The reason was not asked." } as const;

function optOut(channel: Channel): Command {
  return { type: "record-opt-out", data: { channel, source: "link" } };
}

function optIn(channel: Channel): Command {
  return { type: "record-opt-in", data: { channel, source: "link", evidence: PAGE } };
}

async function isStopped(link: Link, channels: Channel[]): Promise<boolean> {
  const { consents } = (await stateOf(link)).contactFacts;
  return channels.some((channel) => consents[channel]?.is === "opted-out");
}

/** What the customer says here is added to what they said elsewhere, which the page does not show. */
async function stateTimes({ is, windows }: PreferenceAct & { is: "times" | "times-undo" }, said: Said) {
  const { contactFacts } = await stateOf(said.link);
  const change = is === "times" ? withWindows : withoutWindows;
  await give(said, { type: "state-inconvenient-times", data: { windows: change(contactFacts.inconvenient, windows) } });
  return "done" as const;
}

/** A call is planned where nothing else is; the wish stands on the case in any event. */
async function askForCall({ day, part }: PreferenceAct & { is: "call-back" }, said: Said): Promise<Outcome> {
  const state = await stateOf(said.link);
  const zone = state.customer.timeZones[0] ?? "UTC";
  const { label, from } = DAY_PARTS[part];
  const today = localDay(new Date().toISOString(), zone);
  if (day <= today || day > addDays(today, 14)) return "not-then";
  const dueAt = atLocalTime(day, from, zone);
  const what = `Call back, as the customer asks (${label.toLowerCase()})`;
  const plan = { type: "plan-call", data: { what, dueAt, purpose: "customer-requested" } } as const;
  if (state.lifecycle.state === "open" && !state.nextAction && !(await isLawful(() => give(said, plan, "call"))))
    return "not-then";
  await write(`Please call me back on ${day}. ${label}.`, said);
  return "done";
}

async function isLawful(planned: () => Promise<void>): Promise<boolean> {
  try {
    await planned();
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.rule === "not-lawful-then") return false;
    throw error;
  }
}

async function write(text: string, said: Said): Promise<void> {
  const { contactId, channel } = said.link;
  const data = {
    messageId: newId(),
    channel,
    from: "Preferences page",
    text,
    ...(contactId && { inReplyTo: contactId }),
  };
  await give(said, { type: "receive-message", data }, "message", { text });
}

/** Sent again with the same form, also with other words in it, it changes nothing. */
async function give({ link, once }: Said, command: Command, part = "", data: unknown = command.data): Promise<void> {
  const by: Identity = { actor: { kind: "customer", id: link.customerId } };
  const commandId = [link.hash.slice(0, 32), once, part].filter(Boolean).join(":");
  try {
    await runCommand(by, link.ref, { commandId, command, said: { type: command.type, data } });
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "idempotency-mismatch") throw error;
  }
}

/** The case that the link's message was about, as it is now. */
export async function stateOf({ ref, customerId }: Link): Promise<CaseState> {
  return stateOfCase(await readableCase({ kind: "customer", id: customerId }, ref));
}
