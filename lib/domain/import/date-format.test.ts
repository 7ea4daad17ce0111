import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../calendar.ts";
import { isDateFormat, parseDay } from "./date-format.ts";

const formats = ["M/D/YYYY", "DD.MM.YYYY", "YYYYMMDD", "YYYY-MM-DD", "D. M. YYYY", "DDMMYY", "YY/M/D", "MM D-YYYY"];

it.each(formats)("%s is a format", (format) => expect(isDateFormat(format)).toBe(true));

it.each([
  "",
  "M/D",
  "M/D/YYYY/D",
  "DD/DD/YYYY",
  "MDYYYY",
  "DMMYYYY",
  "YYYYMD",
  "MM/DD/YYY",
  "MM/DD/YYYYY",
  "MMM/D/YYYY",
  "M/D/YYYYTHH",
  "m/d/yyyy",
  "M1D/YYYY",
])("%j is none", (format) => expect(isDateFormat(format)).toBe(false));

it.each([
  ["1/2/2013", "M/D/YYYY", "2013-01-02"],
  ["01/02/2013", "M/D/YYYY", "2013-01-02"],
  ["12/31/2013", "M/D/YYYY", "2013-12-31"],
  ["2.1.2013", "D.M.YYYY", "2013-01-02"],
  ["20130102", "YYYYMMDD", "2013-01-02"],
  ["02/01/68", "DD/MM/YY", "2068-01-02"],
  ["02/01/69", "DD/MM/YY", "1969-01-02"],
])("reads %j as %s", (text, format, day) => expect(parseDay(text, format)).toBe(day));

it.each([
  ["2/30/2013", "M/D/YYYY"],
  ["13/1/2013", "M/D/YYYY"],
  ["1-2-2013", "M/D/YYYY"],
  ["1/2/13", "M/D/YYYY"],
  ["1/2/2013", "MM/DD/YYYY"],
  ["1/2/2013 00:00", "M/D/YYYY"],
  ["1x2x2013", "M.D.YYYY"],
  ["١/٢/٢٠١٣", "M/D/YYYY"],
])("refuses %j as %s", (text, format) => expect(parseDay(text, format)).toBeUndefined());

it("reads every day back, in every format", () => {
  fc.assert(
    fc.property(fc.integer({ min: -350, max: 24_000 }), fc.constantFrom(...formats), (days, format) => {
      const day = addDays("1970-01-01", days);
      expect(parseDay(written(day, format), format)).toBe(day);
    }),
  );
});

function written(day: string, format: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const parts: Record<string, string> = {
    YYYY: year,
    YY: year.slice(2),
    MM: month,
    M: String(Number(month)),
    DD: date,
    D: String(Number(date)),
  };
  return format.replace(/YYYY|YY|MM|M|DD|D/g, (token) => parts[token] ?? "");
}
