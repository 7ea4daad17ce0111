import { dayWords } from "#components/ui/time-words.ts";
import type { Absence } from "#lib/domain/directory.ts";

/** "away until Fri 27 Nov, cover R. Patel", and whether that is so now; null for who is here and stays for a week. */
export function awayWords(
  absence: Absence | null | undefined,
  names: { person: (id: string) => string },
  timeZone: string,
  now: number = Date.now(),
): { words: string; now: boolean } | null {
  if (!absence || Date.parse(absence.until) <= now || Date.parse(absence.from) > now + 7 * 86_400_000) return null;
  const isAway = Date.parse(absence.from) <= now;
  const last = dayWords(Date.parse(absence.until) - 1, timeZone, now);
  const when = isAway ? `until ${last}` : `from ${dayWords(absence.from, timeZone, now)} until ${last}`;
  return { words: `away ${when}, cover ${absence.cover ? names.person(absence.cover) : "the queue"}`, now: isAway };
}
