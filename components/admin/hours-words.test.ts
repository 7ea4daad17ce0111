import { expect, it } from "vitest";
import { dayWords, readDay, weekWords } from "./hours-words.ts";

const day: [string, string][] = [["09:00", "17:30"]];

it.each([
  [{ mon: day, tue: day, wed: day, thu: day, fri: day }, "Mon–Fri 09:00–17:30"],
  [{ mon: day, wed: day, thu: day }, "Mon 09:00–17:30, Wed–Thu 09:00–17:30"],
  [{ fri: day, sat: [["10:00", "12:00"]] as [string, string][] }, "Fri 09:00–17:30, Sat 10:00–12:00"],
  [{}, ""],
])("writes a week in runs of days: %j", (hours, words) => expect(weekWords(hours)).toBe(words));

it.each([
  ["", []],
  ["9:00-17:30", [["09:00", "17:30"]]],
  [
    "09:00–12:00 and 13:00–24:00",
    [
      ["09:00", "12:00"],
      ["13:00", "24:00"],
    ],
  ],
  [
    "09:00-12:00, 13:00 - 17:00",
    [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
  ],
  ["nine to five", null],
  ["09:00", null],
])("reads what is typed for a day: %j", (text, spans) => expect(readDay(text)).toEqual(spans));

it("reads back what it writes", () => {
  const split: [string, string][] = [
    ["09:00", "12:00"],
    ["13:00", "17:30"],
  ];
  expect(readDay(dayWords({ mon: split }, "mon"))).toEqual(split);
});
