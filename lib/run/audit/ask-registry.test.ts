import { expect, it } from "vitest";
import { adviceInWords } from "./ask-registry.ts";

it("says plainly what was done", () => {
  const nothing = { asked: true, grave: [], light: 0, why: "" };
  expect(adviceInWords(nothing)).toBe("The registry was asked: no grave advisories.");
  expect(adviceInWords({ ...nothing, light: 2 })).toContain("2 light ones");
  expect(adviceInWords({ ...nothing, grave: ["left-pad"] })).toContain("left-pad");
  expect(adviceInWords({ ...nothing, asked: false, why: "no answer" })).toBe(
    "The registry was not asked (no answer); the lock file alone was checked.",
  );
});
