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
