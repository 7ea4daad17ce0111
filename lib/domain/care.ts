import type { CommandOf } from "./commands.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";

export function recordDisclosure(data: CommandOf<"record-disclosure">, { newId }: Context): NewEvent[] {
  return [{ type: "need-disclosed", data: { needId: newId(), ...data } }];
}

export function openComplaint(data: CommandOf<"open-complaint">, { newId }: Context): NewEvent[] {
  return [{ type: "complaint-opened", data: { complaintId: newId(), ...data } }];
}
