import type { Command } from "../../domain/commands.ts";
import { Problem } from "../problem.ts";
import type { Answer } from "../run-command.ts";

/** A contact that the gate refused is on the record, and refused to whoever asked for it: with the rule, and when it would be allowed. */
export function unlessBlocked({ type }: Command, answer: Answer): Answer {
  const [event] = answer.events;
  if (event?.type !== "contact-blocked" || (type !== "schedule-contact" && type !== "reserve-attempt")) return answer;
  const { rules, decision, until, pack, basis } = event.data;
  const reasons = basis?.reasons ?? [];
  const sentence = reasons[0]?.message ?? "The contact policy does not allow this now.";
  throw new Problem(422, "refused", sentence, {
    rule: rules[0],
    decision,
    until,
    reasons,
    pack,
    version: event.version,
  });
}
