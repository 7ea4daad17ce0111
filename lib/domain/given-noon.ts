/** Test kit: a place where it is about noon, so that a test of what is allowed by day may run at any hour. Only tests import it. */

/** A zone whose local time is between 11:30 and 12:30 at this instant. */
export function zoneAtNoon(now: string): string {
  const east = Math.round(12 - (Number(now.slice(11, 13)) + Number(now.slice(14, 16)) / 60));
  if (east === 0) return "Etc/GMT";
  return east > 0 ? `Etc/GMT-${east}` : `Etc/GMT+${-east}`;
}
