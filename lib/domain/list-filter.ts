/** What a list of cases can be narrowed by beside its view: slugs on the wire, labels on the screen. */
export const DUE_RANGES = {
  overdue: "Overdue",
  day: "Due within 24 hours",
  week: "Due within 7 days",
  later: "Due later than 7 days",
  none: "No due time",
} as const;
export type DueRange = keyof typeof DUE_RANGES;

export const HOLD_FILTERS = { any: "On hold", none: "Not on hold" } as const;
export type HoldFilter = keyof typeof HOLD_FILTERS;
