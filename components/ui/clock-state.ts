export type ClockState = "track" | "soon" | "urgent" | "breached" | "paused" | "met";

/** How a deadline stands, in ms. Soon: a quarter of the target or an hour left; urgent: a tenth or 15 minutes; breached: past it. */
export function clockState({ due, from, now }: { due: number; from?: number; now: number }): ClockState {
  const left = due - now;
  const target = from === undefined ? Number.NaN : due - from;
  if (left < 0) return "breached";
  if (left <= 15 * 60_000 || left <= target * 0.1) return "urgent";
  if (left <= 60 * 60_000 || left <= target * 0.25) return "soon";
  return "track";
}

export const clockStateWords: Record<ClockState, string> = {
  track: "on track",
  soon: "due soon",
  urgent: "urgent",
  breached: "overdue",
  paused: "paused",
  met: "met",
};
