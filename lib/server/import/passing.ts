import { errorCode, isDatabaseAway } from "../database.ts";

/** A lost database, a lock that took too long: the import goes on later. */
export function isPassing(error: unknown): boolean {
  return isDatabaseAway(error) || ["55P03", "57014", "40001", "40P01"].includes(errorCode(error) ?? "");
}
