import type { Instalment, Plan } from "./case-state.ts";

/** The first that is not paid and not skipped, by its day; undefined: none is left. */
export function nextInstalment({ instalments }: Pick<Plan, "instalments">): Instalment | undefined {
  return instalments
    .filter((one) => one.is !== "skipped" && one.receivedMinor < one.amountMinor)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
}
