import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeWords } from "./provider-codes.ts";

describe("codeWords", () => {
  it.each([
    ["invalid-number", "the number is not valid"],
    ["text-empty", "The message has no text"],
    ["twilio-30008", "Twilio says 30008"],
    ["5.1.1", "code 5.1.1"],
    ["constructor", "code constructor"],
  ])("%s: %s", (code, words) => expect(codeWords(code)).toBe(words));

  it("has words for every code that an adapter gives", () => {
    const sources = globSync("lib/server/{adapters/**,letters,twilio}/*.ts").filter(
      (file) => !/test|given|settings/.test(file),
    );
    const codes = sources.flatMap((file) => codesIn(readFileSync(file, "utf8")));
    expect(new Set(codes).size).toBeGreaterThan(25);
    expect([...new Set(codes)].filter((code) => codeWords(code).startsWith("code "))).toEqual([]);
  });
});

/** Those with their channel before a dot, those in tables by a provider's number, and those that a refusal names. */
function codesIn(text: string): string[] {
  const patterns = [
    /"((?:email|letter)\.[a-z-]+)"/g,
    /^ +\d{5}: "([a-z-]+)"/gm,
    /(?:code: |forNow\()"([a-z][a-z-]+)"/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code ?? ""));
}
