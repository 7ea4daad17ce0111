import { expect, test } from "vitest";
import { CALL_SCRIPTS, sayStep } from "./call-script.ts";

const names = { agent: "Amara Obi", customer: "Ruth Achterberg", creditor: "Larkfield Bank" };

test.each(Object.entries(CALL_SCRIPTS))(
  "the script of %s says nothing of a debt before it is sure who is there",
  (_, script) => {
    const said = [...script.before, script.voicemail].map((step) => sayStep(step, names)).join(" ");
    expect(said).not.toMatch(/debt|account|owe|payment|collect|Larkfield/i);
    expect(said).toContain("Ruth Achterberg");
    expect(script.before.at(-1)?.title).toBe("Make sure who they are");
    expect(said).toMatch(/is recorded/);
  },
);

test("the script of the us holds the notice that the law wants said", () => {
  const said = CALL_SCRIPTS.us.after.map((step) => sayStep(step, names)).join(" ");
  expect(said).toContain(
    "This is an attempt to collect a debt, and any information obtained will be used for that purpose.",
  );
  expect(said).toContain("from a debt collector");
});

test("every name is put in", () => {
  const steps = Object.values(CALL_SCRIPTS).flatMap(({ before, after, voicemail }) => [...before, ...after, voicemail]);
  for (const step of steps) expect(sayStep(step, names)).not.toMatch(/[{}]/);
});
