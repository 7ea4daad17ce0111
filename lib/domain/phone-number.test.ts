import { expect, it } from "vitest";
import { e164Of } from "./phone-number.ts";

it.each([
  ["+44 7700 900117", "+447700900117"],
  ["+1 (415) 555-2671", "+14155552671"],
  ["+27 82 555 0100", "+27825550100"],
  ["+447700900117", "+447700900117"],
])("%s is %s", (typed, number) => expect(e164Of(typed)).toBe(number));

it.each([
  "07700 900117",
  "",
  "ruth",
  "+44",
  "+44 7700 900117 9999999",
  "+44 7700 900117 ext. 5",
  "+44 7700 9OO117\r\nX: 1",
])("%j names no phone", (typed) => expect(e164Of(typed)).toBeNull());

it.each([
  ["07700 900117", "uk", "+447700900117"],
  ["020 7946 0123", "uk", "+442079460123"],
  ["(202) 555-0117", "us", "+12025550117"],
  ["082 555 0100", "za", "+27825550100"],
  ["+44 7700 900117", "us", "+447700900117"],
] as const)("%s in %s is %s", (typed, jurisdiction, number) => expect(e164Of(typed, jurisdiction)).toBe(number));
