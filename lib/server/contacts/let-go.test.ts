import { expect, it } from "vitest";
import type { CaseEvent } from "../../domain/events.ts";
import { CONTACT_EXAMPLES } from "../../domain/given-contact-events.ts";
import { letGoOf } from "./let-go.ts";

type Type = keyof typeof CONTACT_EXAMPLES;
const told = (...types: Type[]) =>
  types.map((type, at) => ({ type, version: at + 1, data: CONTACT_EXAMPLES[type] }) as unknown as CaseEvent);

it.each<[string, Type[], string | undefined]>([
  ["was never let go", ["contact-scheduled", "contact-blocked"], undefined],
  ["was let go", ["contact-scheduled", "contact-released"], "sending"],
  ["was put off", ["contact-released", "contact-put-off"], "ended"],
  ["was let go again", ["contact-released", "contact-put-off", "contact-released"], "sending"],
  ["was sent", ["contact-released", "contact-sent"], "sent"],
  ["is unknown", ["contact-released", "contact-unknown"], "unknown"],
  ["was found after all", ["contact-released", "contact-unknown", "contact-sent"], "sent"],
  ["arrived", ["contact-released", "contact-sent", "contact-delivered"], "ended"],
  ["was retried by somebody", ["contact-released", "contact-unknown", "contact-retried"], "ended"],
])("one that %s", (_, types, known) => {
  expect(letGoOf(told(...types))?.known).toBe(known);
});
