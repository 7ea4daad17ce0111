import * as z from "zod";
import { contactDecisionSchema, DECISIONS } from "../../domain/contact-policy/index.ts";
import type { Operations } from "./operation.ts";
import { instant } from "./wire.ts";

const decision = z.strictObject({
  decision: z.enum(DECISIONS),
  until: instant.optional(),
  reasons: z.array(z.strictObject({ rule: z.string(), citation: z.string(), message: z.string() })),
  faults: z.array(z.string()),
  pack: z.strictObject({ id: z.string(), version: z.string() }),
});

export const CONTACT_OPERATIONS: Operations = {
  "/api/v1/contact-decisions": {
    post: {
      tag: "Contact",
      summary: "Whether one contact may be made",
      description:
        "Facts in, decision out, by the version of the pack that is in force at `at`: nothing is looked up and nothing is recorded. `until` is the first minute at which the same proposal would be allowed. What is absent counts as what permits least, and `faults` names it.",
      scopes: ["read"],
      body: contactDecisionSchema,
      answer: { status: 200, schema: decision, says: "The decision with every rule that does not allow." },
      problems: ["invalid"],
    },
  },
};
