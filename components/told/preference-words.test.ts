import { expect, it } from "vitest";
import { pointWords, windowsWords } from "#components/told/preference-words.ts";

it("says times as people do", () => {
  expect(
    windowsWords([
      { days: [1, 2, 3, 4, 5], from: "09:00", to: "17:00" },
      { days: [7], from: "00:00", to: "24:00" },
      { days: [6, 1], from: "00:00", to: "12:00" },
      { days: [1, 2, 3, 4, 5, 6, 7], from: "22:00", to: "24:00" },
    ]),
  ).toBe("Mon to Fri 09:00 to 17:00; Sun all day; Mon, Sat before 12:00; Every day after 22:00");
});

it("says of a contact point whether it reaches them", () => {
  expect(pointWords(undefined, undefined)).toBe("None on record");
  expect(pointWords("••• 17", undefined)).toBe("Not verified");
  expect(pointWords("••• 17", { verified: true, failed: null })).toBe("Verified");
  expect(pointWords("••• 17", { verified: false, failed: "hard-bounce" })).toBe("Bounced for good");
});
