import { EVENTS, type EventType } from "../../domain/events.ts";
import { PERSONAL } from "../../domain/personal.ts";
import { type CustomerKey, commitmentOf } from "../crypto.ts";
import { at, openFields, textOf } from "../sealing.ts";
import type { StoredEvent } from "../stored-event.ts";
import { Mismatch, requireThat } from "./mismatch.ts";

/** How many personal fields of the event were opened and fit, and how many are sealed for good (erased customer). */
export type Fields = { opened: number; erased: number };

/**
 * That each personal field is stored as a commitment, and that the sealed salt and value give just that commitment.
 * Without a key only the shape can be looked at. Throws `Mismatch`.
 */
export function checkFields(event: StoredEvent, key: CustomerKey | null): Fields {
  const { version, type } = event;
  requireThat(Object.hasOwn(EVENTS, type), version, () => `no such event type: ${type}`);
  const committed = PERSONAL[type].filter((pointer) => at(event.data, pointer) !== undefined);
  const commitments = committed.map((pointer) => [pointer, commitmentAt(event, pointer)] as const);
  requireThat(committed.length === 0 || event.sealed !== null, version, () => "its sealed values are missing");
  if (key === null) return { opened: 0, erased: committed.length };
  const opened = openOrSay(event, key);
  for (const [pointer, commitment] of commitments) {
    const [salt, value] = opened[pointer] ?? missing(version, pointer);
    const same = commitmentOf(salt, textOf(value)) === commitment;
    requireThat(same, version, () => `commitment at ${pointer} is not that of the sealed value`);
  }
  const extra = Object.keys(opened).find((pointer) => !committed.includes(pointer));
  requireThat(extra === undefined, version, () => `a value is sealed for ${extra}, which the event does not commit to`);
  return { opened: committed.length, erased: 0 };
}

/** That the event's data, as people read it, is of its type's shape. Erased fields cannot be looked at. */
export function checkShape(type: EventType, version: number, data: unknown, erased: number): void {
  if (erased > 0) return;
  const parsed = EVENTS[type].safeParse(data);
  const path = parsed.error?.issues[0]?.path.join("/");
  requireThat(parsed.success, version, () => `its data is not that of ${type}: /${path}`);
}

function commitmentAt({ data, version }: StoredEvent, pointer: string): string {
  const stored = at(data, pointer);
  const commitment = typeof stored === "object" && stored !== null && "c" in stored ? stored.c : undefined;
  const alone = typeof commitment === "string" && Object.keys(stored as object).length === 1;
  requireThat(alone, version, () => `${pointer} is not stored as a commitment`);
  return commitment as string;
}

function openOrSay(event: StoredEvent, key: CustomerKey): Record<string, [salt: string, value: unknown]> {
  try {
    return openFields(event.sealed, event.id, key);
  } catch {
    throw new Mismatch(event.version, "its sealed values do not open"); // the cipher's own error says nothing more
  }
}

function missing(version: number, pointer: string): never {
  throw new Mismatch(version, `no value is sealed for ${pointer}`);
}
