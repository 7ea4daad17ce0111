import { type Day, isDay } from "../calendar.ts";
import { dayAsWritten } from "./date-shape.ts";

export { isDateFormat } from "./date-shape.ts";

/**
 * The day that a cell names in the format, or undefined when it does not follow it or there is no such day ("2/30/2013").
 * YY means 1969 to 2068, as in POSIX; a format for birth dates had better have YYYY.
 */
export function parseDay(text: string, format: string): Day | undefined {
  const day = dayAsWritten(text, format);
  return day !== undefined && isDay(day) ? day : undefined;
}
