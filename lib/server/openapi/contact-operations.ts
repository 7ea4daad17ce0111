import * as z from "zod";
import { contactDecisionSchema, DECISIONS } from "../../domain/contact-policy/index.ts";
import { CHANNELS, PURPOSES } from "../../domain/contact-policy/input.ts";
import { permissionsSchema, slotsSchema } from "../reads/contact-permissions.ts";
import type { Operations } from "./operation.ts";
import { instant, ref } from "./wire.ts";

const pack = z.strictObject({ id: z.string(), version: z.string() });
const answer = {
  decision: z.enum(DECISIONS),
  until: instant.optional(),
  reasons: z.array(z.strictObject({ rule: z.string(), citation: z.string(), message: z.string() })),
  faults: z.array(z.string()),
};
const decision = z.strictObject({ ...answer, pack });
const count = z.int().min(0);
const permission = z.strictObject({
  channel: z.enum(CHANNELS),
  ...answer,
  next: instant.nullable(),
  used: count.nullable(),
  allowed: count.nullable(),
  window: z.string().nullable(),
  limits: z.array(z.strictObject({ rule: z.string(), used: count, allowed: count, days: count, window: z.string() })),
  reserved: z.array(z.strictObject({ until: instant, by: z.string().optional(), ref: ref.optional() })),
});
const permissions = z.strictObject({
  at: instant,
  purpose: z.enum(PURPOSES),
  timeZones: z.array(z.string()),
  pack,
  items: z.array(permission),
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
  "/api/v1/cases/{ref}/contact-permissions": {
    get: {
      tag: "Contact",
      summary: "What a case allows now, channel by channel",
      description:
        "What the gate would say of a contact at this moment, and how much of the law's budget is used. Without `purpose`: what the case stands for now (collection, or support while a hold protects the customer). `used` of `allowed` is the limit with the least left, `limits` all of them; `next` the next lawful instant. `reserved`: attempts that are kept, with `by` and `ref` only where the reader may read that case. A contact is judged again when it is made.",
      scopes: ["read", "write"],
      query: permissionsSchema,
      answer: { status: 200, schema: permissions, says: "One item a channel." },
      problems: ["not-found", "invalid"],
    },
  },
  "/api/v1/cases/{ref}/call-slots": {
    get: {
      tag: "Contact",
      summary: "When the customer could next be called",
      description:
        "Whole hours at which a call for `purpose` would be lawful by what is known now, at most two on one of the customer's days. `spoken=1`: the customer is being spoken with, which counts by then.",
      scopes: ["read", "write"],
      query: slotsSchema,
      answer: {
        status: 200,
        schema: z.strictObject({ items: z.array(instant) }),
        says: "At most six; none when the law allows none.",
      },
      problems: ["not-found", "invalid"],
    },
  },
};
