/** A contact that was let go, as the record has it: what was handed over last, and how far it is known to have come. */
import type { EventOf } from "../../domain/case.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { pool } from "../database.ts";
import { EVENT_COLUMNS, type StoredEvent, toCaseEvent } from "../stored-event.ts";
import { keyOfCustomer } from "./customer-key-of.ts";

/** `sending`: nobody has said yet whether it was sent. `ended`: nothing more is to be found out. */
export type LetGo = {
  released: EventOf<"contact-released">;
  known: "sending" | "unknown" | "sent" | "ended";
  providerId: string | null;
};

/** Null when it never was, or the customer has been erased. */
export async function readLetGo(ref: string, contactId: string): Promise<LetGo | null> {
  const customer = await keyOfCustomer(pool(), ref);
  if (!customer) return null;
  const { rows } = await pool().query<StoredEvent>({
    name: "contact-events",
    text: `select ${EVENT_COLUMNS} from events where case_id = $1 and data ->> 'contactId' = $2 order by version`,
    values: [customer.caseId, contactId],
  });
  return letGoOf(rows.map((row) => toCaseEvent(row, ref, customer.key)));
}

/** The same of a contact's events, in their order. */
export function letGoOf(events: readonly CaseEvent[]): LetGo | null {
  const at = events.findLastIndex(({ type }) => type === "contact-released");
  const released = events[at];
  if (released?.type !== "contact-released") return null;
  const after = events.slice(at + 1);
  const sent = after.find((event) => event.type === "contact-sent");
  return { released, known: knownOf(after.map(({ type }) => type)), providerId: sent?.data.providerId ?? null };
}

const ENDS: ReadonlySet<string> = new Set([
  "contact-blocked",
  "contact-put-off",
  "contact-failed",
  "contact-delivered",
  "contact-read",
  "contact-bounced",
  "contact-parked",
  "contact-cancelled",
  "contact-retried",
  "letter-returned",
]);

function knownOf(types: readonly string[]): LetGo["known"] {
  if (types.some((type) => ENDS.has(type))) return "ended";
  if (types.includes("contact-sent")) return "sent";
  return types.includes("contact-unknown") ? "unknown" : "sending";
}
