/**
 * What compliance may move in a pack, with the words for it. What is law moves one way only: `floor` is what the text of
 * the law permits at most. Sources of each: the rule's citation, docs/contact-policy.md.
 */
import type { Channel, PackId, Purpose } from "./input.ts";
import { SWITCHES } from "./rule-switches.ts";
import { BY_LAW, type Opening, type Settings } from "./settings.ts";

export type Value = number | boolean | readonly string[] | readonly Opening[];

type Common = { rule: string; label: string /** Whether less or more of it is stricter. */; stricter: "less" | "more" };
export type NumberParameter = Common & { kind: "number"; unit: string; least: number; most: number; floor?: number };
/** `words`: what its sentence says when it is on, and when it is off. */
export type SwitchParameter = Common & { kind: "switch"; words: readonly [on: string, off: string]; floor?: boolean };
export type HoursParameter = Common & { kind: "hours"; floor?: readonly Opening[] };
export type DatesParameter = Common & { kind: "dates" };
export type ChoiceParameter = Common & { kind: "choice"; options: Record<string, string>; floor?: readonly string[] };
export type Parameter = { id: string } & (
  | NumberParameter
  | SwitchParameter
  | HoursParameter
  | DatesParameter
  | ChoiceParameter
);

const CLOSED_DAYS = { kind: "dates", label: "Further closed days", stricter: "more" } as const;
const count = (rule: string, label: string, unit: string, most = 100): NumberParameter => ({
  rule,
  label,
  kind: "number",
  stricter: "less",
  unit,
  least: 1,
  most,
});
const counted = (rule: string, label: string, unit: string, floor: number): NumberParameter => ({
  ...count(rule, label, unit, floor),
  floor,
});
const waited = (rule: string, label: string, unit: string, floor: number): NumberParameter => ({
  ...{ rule, label, kind: "number", stricter: "more", unit, floor },
  ...{ least: floor, most: 90 },
});
const PURPOSE_WORDS: Partial<Record<Purpose, string>> = {
  collection: "collection",
  reminder: "reminders",
  enforcement: "steps to enforce",
  support: "support",
};
const WRITTEN: Partial<Record<Channel, string>> = { letter: "letter", email: "email" };
const OPEN_ON: readonly [string, string] = ["not", "also"];
const MADE: readonly [string, string] = ["may go", "do not go"];

type Row = Partial<{
  [Id in keyof Settings]: NumberParameter | SwitchParameter | HoursParameter | DatesParameter | ChoiceParameter;
}>;

// The hours that MCOB 13.5.4G gives are the only ones in the handbook; beyond them a time is not surely reasonable
// (CONC 7.9.4R). About ten calls a week were harassment (Roberts v Bank of Scotland): never as many.
const UK: Row = {
  demandsToPersonalRepresentative: demands("common.deceased"),
  hours: { rule: "uk.contact-hours", label: "Hours", kind: "hours", stricter: "less", floor: BY_LAW.hours },
  closedOnHolidays: closedOnHolidays("uk.contact-hours", "Closed on bank holidays"),
  closedDays: { rule: "uk.contact-hours", ...CLOSED_DAYS },
  callsPerDay: counted("uk.frequency", "Calls on one day", "calls", BY_LAW.callsPerDay),
  callsPerWeek: counted("uk.frequency", "Calls in seven days", "calls", BY_LAW.callsPerWeek),
  stoppedByComplaint: purposes("uk.complaint", "What waits while a complaint is open", BY_LAW.stoppedByComplaint),
  stoppedByRequest: purposes("uk.cease-contact", "What goes by letter only after a request to stop"),
};

const ZA: Row = {
  demandsToPersonalRepresentative: demands("common.deceased"),
  hours: { rule: "za.contact-hours", label: "Hours", kind: "hours", stricter: "less" },
  closedOnHolidays: closedOnHolidays("za.contact-hours", "Closed on public holidays"),
  closedDays: { rule: "za.contact-hours", ...CLOSED_DAYS },
  callsPerDay: count("za.frequency", "Calls on one day", "calls"),
  callsPerWeek: count("za.frequency", "Calls in seven days", "calls"),
  daysInDefault: waited("za.section-129", "Days in default before enforcement", "business days", BY_LAW.daysInDefault),
  daysAfterNotice: waited(
    "za.section-129",
    "Days after the notice before enforcement",
    "business days",
    BY_LAW.daysAfterNotice,
  ),
  stoppedByRequest: purposes("za.cease-contact", "What goes by letter only after a request to stop"),
  stoppedByObjection: purposes("za.popia-objection", "What an objection ends", BY_LAW.stoppedByObjection),
};

const US: Row = {
  demandsToPersonalRepresentative: demands("common.deceased"),
  writtenEnforcement: {
    rule: "us.cease-contact",
    label: "Channels for steps to enforce after a request to stop",
    kind: "choice",
    stricter: "less",
    options: WRITTEN,
    floor: BY_LAW.writtenEnforcement,
  },
  hours: { rule: "us.quiet-hours", label: "Hours", kind: "hours", stricter: "less", floor: BY_LAW.hours },
  replyMinutes: counted("us.quiet-hours", "Time for one reply outside the hours", "minutes", BY_LAW.replyMinutes),
  closedDays: { rule: "us.quiet-hours", ...CLOSED_DAYS },
  daysAfterConversation: waited(
    "us.call-after-conversation",
    "Days without a call after a conversation",
    "days",
    BY_LAW.daysAfterConversation,
  ),
  callsPerDebt: counted("us.call-attempts", "Calls about a debt in seven days", "calls", BY_LAW.callsPerDebt),
  maContacts: counted("us.ma-frequency", "MA: calls or texts in seven days", "calls or texts", BY_LAW.maContacts),
  maContactsAtWork: counted(
    "us.ma-frequency",
    "MA: calls or texts at work in thirty days",
    "calls or texts",
    BY_LAW.maContactsAtWork,
  ),
  nycContacts: counted("us.nyc-frequency", "NYC: contacts in seven days", "contacts", BY_LAW.nycContacts),
  waContacts: counted("us.wa-frequency", "WA: contacts in seven days", "contacts", BY_LAW.waContacts),
  waContactsAtWork: counted(
    "us.wa-frequency",
    "WA: contacts at work in seven days",
    "contacts",
    BY_LAW.waContactsAtWork,
  ),
  waContactsPerDay: counted("us.wa-daily", "WA: calls or texts on one day", "calls or texts", BY_LAW.waContactsPerDay),
  dcCalls: counted("us.dc-calls", "DC: calls in seven days", "calls", BY_LAW.dcCalls),
  dcDaysAfterConversation: waited(
    "us.dc-after-conversation",
    "DC: days without a call after a conversation",
    "days",
    BY_LAW.dcDaysAfterConversation,
  ),
  dcMessages: counted("us.dc-messages", "DC: messages in seven days", "messages", BY_LAW.dcMessages),
};

const OF_PACK: Record<PackId, readonly Parameter[]> = {
  uk: withIds("uk", UK),
  za: withIds("za", ZA),
  us: withIds("us", US),
};

/** Everything that may be moved in this pack: its settings, and which of its rules hold at all. */
export function parametersOf(pack: PackId): readonly Parameter[] {
  return OF_PACK[pack];
}

/** The parameter of that name in this pack, if there is one. */
export function parameterNamed(pack: PackId, id: string): Parameter | undefined {
  return OF_PACK[pack].find((one) => one.id === id);
}

function withIds(pack: PackId, row: Row): Parameter[] {
  const settings = Object.entries(row).map(([id, parameter]) => ({ id, ...parameter }));
  const switches = SWITCHES[pack].map(([rule, label]) => ({ id: rule, ...ruleSwitch(rule, label) }));
  return [...settings, ...switches];
}

function ruleSwitch(rule: string, label: string): SwitchParameter {
  return { rule, label, kind: "switch", stricter: "more", words: ["on", "off"] };
}

function demands(rule: string): SwitchParameter {
  return { rule, label: "Demands to a personal representative", kind: "switch", stricter: "less", words: MADE };
}

function closedOnHolidays(rule: string, label: string): SwitchParameter {
  return { rule, label, kind: "switch", stricter: "more", words: OPEN_ON };
}

function purposes(rule: string, label: string, floor?: readonly string[]): ChoiceParameter {
  return { rule, label, kind: "choice", stricter: "more", options: PURPOSE_WORDS, ...(floor && { floor }) };
}
