import { instantOf } from "#components/case-acts/local-time.ts";

/** From when a version is in force: null is at once. A later time that is not told is never at once: it is asked for. */
export function startOf(when: string, local: string, timeZone: string): { from: string | null; missing?: string } {
  if (when !== "later") return { from: null };
  const from = instantOf(local, timeZone);
  return from === null ? { from, missing: "Say from when." } : { from };
}
