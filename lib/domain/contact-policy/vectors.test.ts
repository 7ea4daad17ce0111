import { describe, expect, it } from "vitest";
import { type ContactDecisionInput, contactDecisionSchema, decideContact } from "./index.ts";
import vectors from "./vectors.json" with { type: "json" };

type Vector = {
  id: string;
  why: string;
  input: ContactDecisionInput;
  expect: { decision: string; until?: string; rules: string[] };
};

describe("the acceptance vectors", () => {
  it.each(vectors as Vector[])("$id: $why", ({ input, expect: { decision, until, rules } }) => {
    expect(contactDecisionSchema.safeParse(input).error).toBeUndefined();
    const answer = decideContact(input);
    expect({
      decision: answer.decision,
      until: answer.until,
      rules: answer.reasons.map(({ rule }) => rule).toSorted(),
    }).toEqual({
      decision,
      until,
      // The vectors name the rules in no order of their own.
      rules: rules.toSorted(),
    });
  });
});
