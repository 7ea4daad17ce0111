import type { CaseState } from "./case.ts";
import type { CommandOf } from "./commands.ts";
import { type Context, requireOpen } from "./context.ts";
import type { EventType, NewEvent } from "./events.ts";
import { Refusal } from "./refusal.ts";

const CORRECTABLE: ReadonlySet<EventType> = new Set(["note-added", "contact-recorded", "entry-corrected"]);

export function addNote(data: CommandOf<"add-note">): NewEvent[] {
  return [{ type: "note-added", data }];
}

/** A correction is an entry of its own; the first text stays readable. Only the author corrects an entry. */
export function correctEntry(data: CommandOf<"correct-entry">, { entry, actor }: Context): NewEvent[] {
  if (!entry) throw new Refusal("unknown-entry", `The case has no entry #${data.version}.`, { version: data.version });
  if (!CORRECTABLE.has(entry.type)) {
    throw new Refusal("not-correctable", "Only notes and contacts are corrected; record what happened instead.", {
      type: entry.type,
    });
  }
  if (entry.actor.kind !== actor.kind || entry.actor.id !== actor.id) {
    throw new Refusal("not-the-author", "Only its author corrects an entry. Add a note instead.");
  }
  return [{ type: "entry-corrected", data }];
}

export function setNextAction(data: CommandOf<"set-next-action">, state: CaseState, context: Context): NewEvent[] {
  requireOpen(state);
  if (data.dueAt <= context.now) {
    throw new Refusal("in-the-past", "A next action is due in the future. Choose a later time.", { dueAt: data.dueAt });
  }
  return [{ type: "next-action-set", data }];
}
