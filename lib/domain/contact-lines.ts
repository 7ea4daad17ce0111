/** One contact is one line of the timeline, however many events tell of it. Pure. */
import type { Actor, CaseEvent } from "./events.ts";

export type ContactLine = {
  /** The version of the event under which the line stands: the last plan, release or refusal. */
  at: number;
  /** The versions of all its events, oldest first. */
  versions: number[];
};

/** By version of every event of a contact that has several: its line. */
export function contactLines(events: readonly CaseEvent[]): Map<number, ContactLine> {
  const told = Map.groupBy(
    events.filter((event) => contactOf(event) !== null).toSorted((a, b) => a.version - b.version),
    contactOf,
  );
  const lines = new Map<number, ContactLine>();
  for (const group of told.values()) {
    const head = group.findLast(({ type }) => HEADS.has(type)) ?? group[0];
    if (!head || group.length < 2) continue;
    const line = { at: head.version, versions: group.map(({ version }) => version) };
    for (const version of line.versions) lines.set(version, line);
  }
  return lines;
}

const HEADS: ReadonlySet<CaseEvent["type"]> = new Set(["contact-scheduled", "contact-released", "contact-blocked"]);

/** The contact that goes out that an event tells of; null when it is of none, or stands for itself. */
function contactOf(event: CaseEvent): string | null {
  switch (event.type) {
    case "contact-scheduled":
    case "contact-cancelled":
    case "contact-blocked":
    case "contact-released":
    case "contact-put-off":
    case "contact-sent":
    case "contact-failed":
    case "contact-unknown":
    case "contact-delivered":
    case "contact-read":
    case "contact-bounced":
    case "contact-clicked":
    case "contact-parked":
    case "contact-retried":
    case "letter-returned":
      return event.data.contactId;
    default:
      return null;
  }
}

/** What an event says of its contact, as one state among others: "delivered", "put off: rate limited". */
export function stateWords(event: CaseEvent): string {
  switch (event.type) {
    case "contact-scheduled":
      return "planned";
    case "contact-cancelled":
      return "cancelled";
    case "contact-blocked":
      return "blocked";
    case "contact-released":
      return "let go";
    case "contact-put-off":
      return "put off";
    case "contact-sent":
      return isInBatch(event.data) ? "waits for its printer" : "sent";
    case "contact-failed":
      return "failed";
    case "contact-unknown":
      return "not known whether it was sent";
    case "contact-delivered":
      return isByPrinter(event.actor) ? "handed to the printer" : "delivered";
    case "contact-read":
      return "read";
    case "contact-bounced":
      return event.data.kind === "hard" ? "bounced for good" : "bounced";
    case "contact-clicked":
      return "link opened";
    case "contact-parked":
      return "stuck";
    case "contact-retried":
      return "tried again";
    case "letter-returned":
      return "returned";
    default:
      return event.type.replaceAll("-", " ");
  }
}

/** Of a letter: what it is called where it waits for its printer. */
export function isInBatch({ providerId }: { providerId: string }): boolean {
  return providerId.startsWith("letter:");
}

/** Whoever prints says that they have a letter, and cannot know more. */
export function isByPrinter({ kind, id }: Actor): boolean {
  return kind === "gateway" && id === "print";
}
