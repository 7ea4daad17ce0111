/** A line of the bench: one figure of ours, its goal, and the same figure of floors and peers, measured in the same run. */
export type Line = {
  what: string;
  unit: string;
  ours: number;
  goal?: Goal;
  /** The floor first; what could not be measured here is NaN. */
  beside?: Beside[];
};
/** Of the figure itself, or of its ratio to the floor. */
export type Goal = { of?: "ratio" } & ({ most: number } | { least: number });
export type Beside = { name: string; value: number };

/** Ours beside the floor; NaN without one. */
export function ratioOf({ ours, beside }: Line): number {
  return ours / (beside?.[0]?.value ?? Number.NaN);
}

/** Whether the goal is met; null when there is none, or nothing was measured. */
export function isMet(line: Line): boolean | null {
  const { goal, ours } = line;
  const value = goal?.of === "ratio" ? ratioOf(line) : ours;
  if (!goal || Number.isNaN(value)) return null;
  return "most" in goal ? value <= goal.most : value >= goal.least;
}

export function goalText({ goal, unit }: Line): string {
  if (!goal) return "";
  const [sign, bound] = "most" in goal ? ["≤", goal.most] : ["≥", goal.least];
  return goal.of === "ratio" ? `ratio ${sign} ${bound}` : `${sign} ${shown(bound)} ${unit}`;
}

/** Three figures that count. */
export function shown(value: number): string {
  if (Number.isNaN(value)) return "not here";
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(size >= 10 ? 1 : 2);
}
