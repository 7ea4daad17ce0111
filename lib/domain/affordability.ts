import type { CommandOf } from "./commands.ts";
import type { Context } from "./context.ts";
import type { NewEvent } from "./events.ts";
import { INCOME_LINES, OUTGOING_LINES, totalsOf } from "./income-expenditure.ts";
import { Refusal } from "./refusal.ts";

/** Income and expenditure as the customer told it, with its sums as they were worked out that day. */
export function assessAffordability(data: CommandOf<"assess-affordability">, context: Context): NewEvent[] {
  requireKnown(data.income, INCOME_LINES, "income");
  requireKnown(data.outgoings, OUTGOING_LINES, "outgoings");
  const form = { ...data, ...totalsOf(data) };
  return [{ type: "affordability-assessed", data: { assessmentId: context.newId(), form } }];
}

function requireKnown(figures: Record<string, number>, lines: Record<string, string>, side: string): void {
  const unknown = Object.keys(figures).find((line) => !Object.hasOwn(lines, line));
  if (unknown === undefined) return;
  throw new Refusal("unknown-line", `The statement has no line "${unknown}" among ${side}.`, { side, line: unknown });
}
