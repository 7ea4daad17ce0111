/**
 * An event as a sentence, from one table, for timeline, inbox, export and webhook. Names are resolved when read, so the record
 * itself holds ids only; personal values that were erased read as "[erased]". Runs in the browser: types only, no schemas.
 */
import { isByPrinter } from "./contact-lines.ts";
import { sayDay } from "./day-text.ts";
import type { Reading, Row } from "./description-row.ts";
import { DESCRIPTIONS } from "./descriptions.ts";
import type { Actor, CaseEvent, EventData, EventType } from "./events.ts";
import { sentence } from "./sentence.ts";

export type Names = {
  person(id: string): string;
  team(slug: string): string;
  /** The reference of a debt of this case. */
  debt(id: string): string;
  /** What kind of hold it was, as a label; absent: the sentence does without. */
  hold?(id: string): string | undefined;
  /** An instant in the reader's time zone; absent: day and time in UTC. */
  instant?(at: string): string;
};
export type EventKind = "contact" | "payment" | "ownership" | "decision" | "note" | "system";
/** Names of lucide icons. */
export type EventIcon =
  | "archive"
  | "archive-restore"
  | "arrow-right-left"
  | "banknote"
  | "calendar-check"
  | "calendar-x"
  | "check"
  | "clock"
  | "circle-help"
  | "contact"
  | "file-text"
  | "flag"
  | "folder-open"
  | "hand"
  | "mail"
  | "message-square"
  | "pause"
  | "pencil"
  | "phone"
  | "phone-off"
  | "play"
  | "plus"
  | "reply"
  | "scale"
  | "sticky-note"
  | "timer-off"
  | "undo-2"
  | "users"
  | "voicemail"
  | "x";
export type Description = {
  title: string;
  detail: string;
  /** Minor units of the case's currency; below zero when money went back. */
  amountMinor?: number;
  kind: EventKind;
  icon: EventIcon;
};

/**
 * The event in words. With `viewer`, that person reads "you"; without, full names stand (exports, evidence). An event of a
 * type that this build does not know is said to be one, never thrown.
 */
export function describeEvent(event: CaseEvent, names: Names, viewer?: { id: string }): Description {
  if (!Object.hasOwn(DESCRIPTIONS, event.type)) return { ...NEWER, title: sentence(event.type.replaceAll("-", " ")) };
  return describeAs(event.type, event.data, reading(event, names, viewer));
}

/** Under which heading events of this type stand in the timeline. */
export function kindOf(type: EventType): EventKind {
  return Object.hasOwn(DESCRIPTIONS, type) ? DESCRIPTIONS[type].kind : NEWER.kind;
}

const NEWER: Description = {
  title: "",
  detail: "A newer version of Baton wrote this. Reload the page to read it.",
  kind: "system",
  icon: "circle-help",
};

function describeAs<T extends EventType>(type: T, data: EventData[T], read: Reading): Description {
  const row: Row<T> = DESCRIPTIONS[type];
  const amountMinor = row.amount?.(data);
  return {
    title: sentence(typeof row.title === "string" ? row.title : row.title(data, read)),
    detail: row.detail(data, read),
    ...(amountMinor && { amountMinor }),
    kind: row.kind,
    icon: typeof row.icon === "string" ? row.icon : row.icon(data),
  };
}

function reading(event: CaseEvent, names: Names, viewer: { id: string } | undefined): Reading {
  const person = (id: string) => (id === viewer?.id ? "you" : names.person(id));
  return {
    by: gatewayOf(event) ?? ACTORS[event.actor.kind] ?? person(event.actor.id),
    byPrinter: isByPrinter(event.actor),
    person,
    team: names.team,
    debt: names.debt,
    hold: (id) => names.hold?.(id),
    owner: ({ team, user }) => (user === null ? names.team(team) : person(user)),
    instant: names.instant ?? utc,
  };
}

const ACTORS: Record<Actor["kind"], string | null> = {
  user: null,
  customer: "the customer",
  system: "Baton",
  gateway: "the payment gateway",
  workflow: "a workflow",
  api: "an API key",
};

/** What brought an answer of the customer in is not what takes their payments. */
function gatewayOf({ type, actor }: CaseEvent): string | null {
  return actor.kind === "gateway" && /^(channel|cease|contact|letter|message)-/.test(type)
    ? "the message gateway"
    : null;
}

/** "24 Nov 2026, 11:01 UTC" */
function utc(at: string): string {
  return `${sayDay(at)}, ${at.slice(11, 16)} UTC`;
}
