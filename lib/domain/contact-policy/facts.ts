import type { Channel, ContactDecisionInput, HoldKind, Purpose } from "./input.ts";
import { type Zone, zoneNamed } from "./zone.ts";

export type Contact = Omit<NonNullable<ContactDecisionInput["history"]>[number], "at"> & { at: number };
export type Hold = { kind: HoldKind; from: number; until: number; debtId: string | null };
/** A stated window: ISO weekdays on which it starts, milliseconds of the local day; `to` at or before `from` runs on. */
export type Window = { days: readonly number[]; from: number; to: number };

/** The input with instants in milliseconds and every absent field at the value that permits least. */
export type Facts = {
  at: number;
  channel: Channel;
  purpose: Purpose;
  automated: boolean;
  recipient: ContactDecisionInput["proposal"]["recipient"];
  place: "personal" | "work";
  debtId: string;
  optOutOffered: boolean;
  zones: Zone[];
  region: string | null;
  optedOut: readonly Channel[];
  inconvenient: Window[];
  workContactAllowed: boolean;
  /** Infinity when nobody has asked. */
  ceaseContact: number;
  representative: { kind: "attorney" | "debt-adviser"; since: number; contactConsent: boolean } | null;
  deceased: boolean;
  owes: boolean;
  timeBarred: boolean;
  timeBarredRaised: boolean;
  inDefaultSince: string | null;
  defaultNoticeDeliveredOn: string | null;
  holds: Hold[];
  history: Contact[];
};

/** Throws RangeError for a time or a zone that cannot be read: neither is ever guessed at. */
export function factsOf({ at, proposal, customer, debt, holds = [], history = [] }: ContactDecisionInput): Facts {
  const { representative } = customer;
  return {
    at: millisecondsOf(at),
    channel: proposal.channel,
    purpose: proposal.purpose,
    automated: proposal.automated ?? true,
    recipient: proposal.recipient,
    place: proposal.place ?? "personal",
    debtId: proposal.debtId ?? debt.id,
    optOutOffered: proposal.optOutOffered ?? false,
    zones: [...new Set(customer.timeZones ?? [])].map(zoneNamed),
    region: customer.region ?? null,
    optedOut: customer.optedOut ?? [],
    inconvenient: (customer.inconvenient ?? []).map(({ days, from, to }) => ({
      days,
      from: timeOf(from),
      to: timeOf(to),
    })),
    workContactAllowed: customer.workContactAllowed ?? false,
    ceaseContact: customer.ceaseContact ? millisecondsOf(customer.ceaseContact) : Number.POSITIVE_INFINITY,
    representative: representative
      ? {
          kind: representative.kind,
          since: representative.since ? millisecondsOf(representative.since) : Number.NEGATIVE_INFINITY,
          contactConsent: representative.contactConsent ?? false,
        }
      : null,
    deceased: customer.deceased ?? true,
    owes: debt.balanceMinor > 0 && debt.status !== "paid" && debt.status !== "settled",
    timeBarred: debt.timeBarred ?? true,
    timeBarredRaised: debt.timeBarredRaised ?? true,
    inDefaultSince: debt.inDefaultSince ?? null,
    defaultNoticeDeliveredOn: debt.defaultNoticeDeliveredOn ?? null,
    holds: holds.map(({ kind, from, until, debtId }) => ({
      kind,
      from: millisecondsOf(from),
      until: until ? millisecondsOf(until) : Number.POSITIVE_INFINITY,
      debtId: debtId ?? null,
    })),
    history: history.map(contactOf),
  };
}

/** Field by field: a decision may rest on hundreds of contacts, and copying whole objects is what would take its time. */
function contactOf(contact: NonNullable<ContactDecisionInput["history"]>[number]): Contact {
  const { channel, direction, kind, debtId, connected, consented } = contact;
  return { at: millisecondsOf(contact.at), channel, direction, kind, debtId, connected, consented };
}

/** What somebody should complete. A rule has already taken the value that permits least; this changes no decision. */
export function faultsOf({ pack, proposal, customer, debt }: ContactDecisionInput): string[] {
  const missing = {
    "proposal.automated": proposal.automated,
    "customer.timeZones": customer.timeZones?.[0],
    "customer.region": pack === "us" ? customer.region : "not asked",
    "customer.workContactAllowed": customer.workContactAllowed,
    "customer.deceased": customer.deceased,
    "debt.timeBarred": debt.timeBarred,
    "debt.timeBarredRaised": debt.timeBarredRaised,
  };
  return Object.entries(missing).flatMap(([field, value]) => (value === undefined ? [`${field} is missing`] : []));
}

/** Milliseconds since 1970 of an ISO 8601 text with an offset or Z. */
export function millisecondsOf(text: string): number {
  const ms = text.endsWith("Z") || OFFSET.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an instant with an offset or Z: ${text}`);
  return ms;
}

const OFFSET = /[+-]\d\d:\d\d$/;

function timeOf(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000;
}
