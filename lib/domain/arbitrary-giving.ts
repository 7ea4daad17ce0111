/** Test kit: who gives which command how often. */
import fc from "fast-check";
import { DATA } from "./arbitrary-command.ts";
import type { CommandType } from "./commands.ts";
import { CONTACT_COMMANDS } from "./contact-commands.ts";
import { CUSTOMER_COMMANDS } from "./customer-commands.ts";
import { NAMES } from "./given-organisation.ts";
import type { Who } from "./given-step.ts";
import { MONEY_COMMANDS } from "./money-commands.ts";

/** Somebody by name, or who may most likely do it: the owner, who is offered the case, who wrote the last note, who keeps an attempt. */
export type Doer = Who | "holder" | "addressee" | "author" | "keeper";
export type Gives = { who: Doer; gives: CommandType; data: object };

const who = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Doer>("holder", "addressee", "author") },
  { weight: 3, arbitrary: fc.constantFrom<Doer>("amara", "lena", "dev", "sam", "key") },
  { weight: 1, arbitrary: fc.constantFrom<Doer>(...NAMES, "gateway", "readKey") },
);
/** Closing, and what ends all contact, is rare; handing over and writing are frequent: so histories go somewhere. */
const WEIGHT: Partial<Record<CommandType, number>> = {
  "close-case": 1,
  "record-death": 1,
  "record-cease-request": 1,
  "appoint-representative": 1,
  "record-opt-out": 1,
  "fail-contact-point": 1,
  "withdraw-death": 4,
  "withdraw-cease-request": 4,
  "end-representation": 4,
  "correct-entry": 4,
  "ask-about-handover": 6,
  "answer-handover-question": 6,
  "release-attempt": 4,
  "return-letter": 4,
  "cancel-contact": 4,
  "retry-contact": 4,
  "take-case": 6,
  "offer-handover": 16,
  "accept-handover": 6,
  "record-payment": 6,
  "reverse-payment": 4,
  "make-promise": 6,
  "record-contact": 4,
  "place-hold": 4,
  "lift-hold": 4,
  "schedule-contact": 12,
  "reserve-attempt": 8,
  "write-off-debt": 1,
  "make-plan": 8,
  "apply-credit": 5,
  "add-charge": 5,
  "skip-instalment": 6,
  "move-instalment": 6,
  "end-plan": 1,
  "record-hardship": 1,
  "record-default": 4,
  "record-remedy": 4,
};

/** Who most likely may; everybody else tries too. */
const LIKELY: Partial<Record<CommandType, Doer>> = {
  "correct-entry": "author",
  "accept-handover": "addressee",
  "decline-handover": "addressee",
  "ask-about-handover": "addressee",
  "release-attempt": "keeper",
  "resolve-dispute": "sam",
  "lift-hold": "sam",
  "record-opt-in": "sam",
  "withdraw-cease-request": "sam",
  "end-representation": "sam",
  "withdraw-death": "sam",
  "record-limitation": "sam",
  "record-default": "sam",
  "record-remedy": "sam",
  "add-charge": "lena",
  "set-interest": "lena",
  "adjust-debt": "lena",
  "write-off-debt": "lena",
  "apply-credit": "lena",
  "refund-payment": "lena",
};

export type Theme = "desk" | "telling" | "contact" | "money";

const MONEY_OF_OLD: ReadonlySet<string> = new Set<CommandType>(["record-payment", "reverse-payment", "make-promise"]);

function themeOf(type: CommandType): Theme {
  if (Object.hasOwn(CUSTOMER_COMMANDS, type)) return "telling";
  if (Object.hasOwn(MONEY_COMMANDS, type) || MONEY_OF_OLD.has(type)) return "money";
  return Object.hasOwn(CONTACT_COMMANDS, type) ? "contact" : "desk";
}

/** A command by somebody, mostly of one theme: a history that does a little of everything gets nowhere. */
export function gives(mostly: Theme): fc.Arbitrary<Gives> {
  const types = Object.keys(DATA) as (keyof typeof DATA)[];
  const weight = (type: CommandType) => (WEIGHT[type] ?? 2) * (themeOf(type) === mostly ? 8 : 1);
  return fc
    .oneof(
      ...types.map((type) => ({ weight: weight(type), arbitrary: DATA[type].map((data) => ({ gives: type, data })) })),
    )
    .chain((given) => doerOf(given.gives).map((who): Gives => ({ who, ...given })));
}

function doerOf(type: CommandType): fc.Arbitrary<Doer> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(LIKELY[type] ?? "holder") }, { weight: 1, arbitrary: who });
}
