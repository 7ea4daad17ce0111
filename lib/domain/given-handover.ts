/** A case that Amara holds and offers to Dev, for tests of the handover. */
import type { CaseState } from "./case.ts";
import type { CommandInput, CommandType } from "./commands.ts";
import { as } from "./given.ts";
import { ID } from "./given-organisation.ts";
import type { Who } from "./given-step.ts";

export const taken = as("amara", "take-case", {});
const words = { toTeam: "specialist-support", reason: "vulnerability", note: "She needs time" } as const;
export const offer = (more: Partial<CommandInput["offer-handover"]> = {}, who: Who = "amara") =>
  as(who, "offer-handover", { ...words, ...more });
export const toDev = offer({ toUser: ID.dev });

type AboutOffer = Extract<
  CommandType,
  "accept-handover" | "decline-handover" | "ask-about-handover" | "answer-handover-question" | "withdraw-handover"
>;
const REST = {
  "accept-handover": {},
  "decline-handover": { reason: "no-capacity" },
  "ask-about-handover": { question: "Which language?" },
  "answer-handover-question": { answer: "Welsh" },
  "withdraw-handover": {},
} as const;
export const NO_OFFER = "00000000-0000-7000-8000-00000000dead";
/** The command about whatever offer is open; about one that never was when none is. */
export const about =
  (who: Who, type: AboutOffer, more: object = {}) =>
  (state: CaseState | null) =>
    as(who, type, { handoverId: state?.handover?.id ?? NO_OFFER, ...REST[type], ...more } as never);
export const accept = about("dev", "accept-handover");
