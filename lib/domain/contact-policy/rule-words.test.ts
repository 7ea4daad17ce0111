import { describe, expect, it } from "vitest";
import { MANDATORY_PARTS } from "../templates/mandatory-parts.ts";
import { PACKS } from "./index.ts";
import { allRules, ruleBasis, rulesByOrigin, ruleWords } from "./rule-words.ts";

const OF_PACKS = Object.values(PACKS).flatMap(({ rules }) => rules.map(({ id }) => id));

describe("the words of a rule", () => {
  it("are a sentence for every rule that can stand in the way, and no two under one heading are the same", () => {
    for (const { origin, rules } of rulesByOrigin()) {
      const sentences = rules.map(ruleWords);
      for (const [index, sentence] of sentences.entries()) expect(sentence, rules[index]).toMatch(/^[A-Z].* .*\.$/);
      expect([origin, new Set(sentences).size]).toEqual([origin, rules.length]);
    }
  });

  it("come with what the rule rests on in that country", () => {
    expect(ruleBasis("common.opted-out", "uk").citation).toBe("CONC 7.9.4R");
    expect(ruleBasis("common.opted-out", "us").citation).toBe("12 CFR 1006.14(h)(1)");
    expect(ruleBasis("template.opt-out", "us").citation).toBe("12 CFR 1006.6(e)");
    expect(ruleBasis("case.closed", "za").citation).toBe("Baton's default");
  });

  it("of a rule that nobody knows are its id", () => {
    expect(ruleBasis("uk.of-tomorrow", "uk")).toEqual({ says: "uk.of-tomorrow", citation: null });
  });

  it("are there for every rule of the packs and every mandatory part, each once", () => {
    const all = allRules();
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining([...OF_PACKS, ...MANDATORY_PARTS.map(({ id }) => `template.${id}`)]));
  });
});
