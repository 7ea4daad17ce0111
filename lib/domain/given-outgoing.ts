/** Test kit: a message on its way. Only tests import it. */
import type { CaseState } from "./case.ts";
import type { CommandInput } from "./commands.ts";
import type { ContactOutcome } from "./contact-commands.ts";
import { aCase, as, baton, later } from "./given.ts";
import { uuid } from "./given-organisation.ts";
import type { Step, Who } from "./given-step.ts";

export const points = { phone: "07700 900117", email: "ruth@example.com", address: "1 High Street, Leeds" };
export const reachable = aCase({ customer: { name: "Ruth Achterberg", ...points } });
export const taken = as("ben", "take-case", {});
export const schedule = (more: Partial<CommandInput["schedule-contact"]> = {}, who: Who = "ben") =>
  as(who, "schedule-contact", { channel: "sms", purpose: "collection", template: "reminder", ...more });
export const last = ({ contacts }: CaseState) => contacts.at(-1);
export const id = (state: CaseState) => last(state)?.id ?? uuid(999);
export const dispatch = (state: CaseState) => baton("dispatch-contact", { contactId: id(state) });
export const settle = (outcome: ContactOutcome) => (state: CaseState) =>
  baton("settle-contact", { contactId: id(state), outcome });
export const cancel = (state: CaseState) => as("ben", "cancel-contact", { contactId: id(state) });
export const retry = (state: CaseState) => as("ben", "retry-contact", { contactId: id(state) });
export const back = (why: CommandInput["return-letter"]["why"]) => (state: CaseState) =>
  as("ben", "return-letter", { contactId: id(state), why });
export const sent: Step[] = [reachable, taken, schedule(), later(1)];
export const letter: Step[] = [reachable, taken, schedule({ channel: "letter" }), later(1)];
export const MINUTES = (count: number) => `2026-11-24T10:${String(count).padStart(2, "0")}:00.000Z`;
