import { describe, expect, it } from "vitest";
import { faultOfText, MOST_CHARACTERS } from "./sms-text.ts";

describe("faultOfText", () => {
  it.each(["Pay by Friday", "Two\nlines", "Grüße, €20 🛑", "x".repeat(MOST_CHARACTERS)])("%j can be sent", (text) =>
    expect(faultOfText(text)).toBeNull(),
  );

  it.each([
    ["", "text-empty"],
    [" \n ", "text-empty"],
    ["x".repeat(MOST_CHARACTERS + 1), "text-too-long"],
    ["a\u0000b", "text-broken"],
    ["a\rb", "text-broken"],
    ["a\u001bb", "text-broken"],
    ["a\u0085b", "text-broken"],
    ["pay at \u202emoc.elpmaxe", "text-broken"],
    ["half a pair \ud83d", "text-broken"],
  ])("%j cannot: %s", (text, fault) => expect(faultOfText(text)).toBe(fault));
});
