import { optional } from "#components/case-acts/read-form.ts";
import { CONTACT_POINT_KINDS, type ContactPointKind } from "#lib/domain/codes.ts";
import type { CommandInput, CommandType } from "#lib/domain/commands.ts";
import type { Channel } from "#lib/domain/contact-policy/input.ts";
import {
  CONSENT_SOURCES,
  type ConsentSource,
  GATE_CHANNELS,
  POINT_FAILURES,
  type PointFailure,
  REPRESENTATIVE_KINDS,
  type RepresentativeKind,
} from "#lib/domain/contact-words.ts";

export type Values = Record<string, string>;
export type ToldField = {
  name: string;
  label: string;
  hint?: string;
  /** What is said when it is empty; without it, it may be. */
  needed?: string;
  control:
    | { is: "choice"; table: Record<string, string>; first?: string | null }
    | { is: "text"; rows?: number; max: number }
    | { is: "when" }
    | { is: "tick" };
};
/** A form over what is told of a customer, as data: its fields in order, and the command that they make. */
export type ToldForm<C extends CommandType> = {
  command: C;
  title: string;
  go: string;
  foot?: string;
  blank: Values;
  fields: ToldField[];
  /** `instant`: what a field of time says, as an instant. */
  read: (values: Values, instant: (text: string) => string | null) => CommandInput[C];
};

const form = <C extends CommandType>(one: ToldForm<C>) => one;
const EVERYWHERE = "It counts at once, on every case of this customer.";

const channel: ToldField = {
  name: "channel",
  label: "Channel",
  needed: "Choose the channel.",
  control: { is: "choice", table: GATE_CHANNELS },
};
const source: ToldField = {
  name: "source",
  label: "How they said it",
  needed: "Choose how they said it.",
  control: { is: "choice", table: CONSENT_SOURCES, first: null },
};
const evidence: ToldField = {
  name: "evidence",
  label: "In their words, or what shows it",
  control: { is: "text", rows: 3, max: 4_000 },
};
const point: ToldField = {
  name: "kind",
  label: "Which",
  needed: "Choose which one.",
  control: { is: "choice", table: CONTACT_POINT_KINDS },
};
const said = { source: "call", evidence: "" };

export const OPT_OUT = form({
  command: "record-opt-out",
  title: "Opt out of a channel",
  go: "Opt out",
  foot: EVERYWHERE,
  blank: { channel: "", ...said },
  fields: [channel, source, evidence],
  read: (value) => ({
    channel: value.channel as Channel,
    source: value.source as ConsentSource,
    ...optional("evidence", value.evidence ?? ""),
  }),
});

export const OPT_IN = form({
  command: "record-opt-in",
  title: "Opt in again",
  go: "Opt in",
  foot: EVERYWHERE,
  blank: { channel: "", ...said },
  fields: [channel, source, { ...evidence, needed: "Say what shows that they want it." }],
  read: (value) => ({
    channel: value.channel as Channel,
    source: value.source as ConsentSource,
    evidence: value.evidence ?? "",
  }),
});

export const CEASE = form({
  command: "record-cease-request",
  title: "Record a request to stop all contact",
  go: "Record request",
  foot: EVERYWHERE,
  blank: { receivedAt: "", ...said },
  fields: [
    { name: "receivedAt", label: "When it came", hint: "Empty: now", control: { is: "when" } },
    source,
    evidence,
  ],
  read: (value, instant) => ({
    ...optional("receivedAt", instant(value.receivedAt ?? "") ?? ""),
    source: value.source as ConsentSource,
    ...optional("evidence", value.evidence ?? ""),
  }),
});

export const DEATH = form({
  command: "record-death",
  title: "Record a death",
  go: "Record death",
  foot: "From now on only who acts for the estate is contacted.",
  blank: said,
  fields: [{ ...source, label: "How we know" }, evidence],
  read: (value) => ({ source: value.source as ConsentSource, ...optional("evidence", value.evidence ?? "") }),
});

export const REPRESENTATIVE = form({
  command: "appoint-representative",
  title: "Record a representative",
  go: "Record representative",
  foot: EVERYWHERE,
  blank: { kind: "", name: "", contact: "", since: "", contactConsent: "" },
  fields: [
    {
      name: "kind",
      label: "Kind",
      needed: "Choose the kind.",
      control: { is: "choice", table: REPRESENTATIVE_KINDS },
    },
    { name: "name", label: "Name", control: { is: "text", max: 200 } },
    { name: "contact", label: "How to reach them", control: { is: "text", rows: 2, max: 500 } },
    { name: "since", label: "Since when", hint: "Empty: now", control: { is: "when" } },
    { name: "contactConsent", label: "They agree that we contact the customer too", control: { is: "tick" } },
  ],
  read: (value, instant) => ({
    kind: value.kind as RepresentativeKind,
    ...optional("name", value.name ?? ""),
    ...optional("contact", value.contact ?? ""),
    ...optional("since", instant(value.since ?? "") ?? ""),
    contactConsent: value.contactConsent === "yes",
  }),
});

export const WORK_CONTACT = form({
  command: "state-work-contact",
  title: "Contact at work",
  go: "Record it",
  foot: EVERYWHERE,
  blank: { allowed: "", source: "call", evidence: "" },
  fields: [
    {
      name: "allowed",
      label: "At work they",
      needed: "Choose what they said.",
      control: { is: "choice", table: { yes: "may be contacted", no: "must not be contacted" } },
    },
    source,
    evidence,
  ],
  read: (value) => ({
    allowed: value.allowed === "yes",
    source: value.source as ConsentSource,
    ...optional("evidence", value.evidence ?? ""),
  }),
});

export const FAILED_POINT = form({
  command: "fail-contact-point",
  title: "A contact point does not reach the customer",
  go: "Record it",
  foot: "Nothing is sent there until it is changed or verified.",
  blank: { kind: "", why: "" },
  fields: [
    point,
    { name: "why", label: "Why", needed: "Choose why.", control: { is: "choice", table: POINT_FAILURES } },
  ],
  read: ({ kind, why }) => ({ kind: kind as ContactPointKind, why: why as PointFailure }),
});

export const VERIFIED_POINT = form({
  command: "verify-contact-point",
  title: "A contact point is verified",
  go: "Verified",
  foot: "The customer has confirmed that it is theirs.",
  blank: { kind: "" },
  fields: [point],
  read: ({ kind }) => ({ kind: kind as ContactPointKind }),
});

const because = (
  command: "withdraw-cease-request" | "end-representation" | "withdraw-death",
  title: string,
  go: string,
) =>
  form({
    command,
    title,
    go,
    foot: EVERYWHERE,
    blank: { reason: "" },
    fields: [{ name: "reason", label: "Why", needed: "Say why.", control: { is: "text", rows: 3, max: 500 } }],
    read: ({ reason = "" }) => ({ reason }),
  });

export const WITHDRAWN_CEASE = because("withdraw-cease-request", "They may be contacted again", "Withdraw request");
export const ENDED_REPRESENTATION = because("end-representation", "End the representation", "End it");
export const WITHDRAWN_DEATH = because("withdraw-death", "The death was recorded in error", "Withdraw it");
