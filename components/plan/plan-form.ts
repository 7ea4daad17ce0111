import {
  type Errors,
  minorOf,
  missing,
  optional,
  type Read,
  readAmount,
  readAs,
  wrongOf,
} from "#components/case-acts/read-form.ts";
import type { CommandInput } from "#lib/domain/commands.ts";
import type { Frequency } from "#lib/domain/money-words.ts";

export type PlanForm = {
  instalment: string;
  frequency: string;
  firstOn: string;
  dayOfMonth: string;
  shift: string;
  total: string;
  first: string;
  debtId: string;
  reviewOn: string;
  overAffordable: string;
};
export const noPlan: PlanForm = {
  instalment: "",
  frequency: "monthly",
  firstOn: "",
  dayOfMonth: "",
  shift: "after",
  total: "",
  first: "",
  debtId: "",
  reviewOn: "",
  overAffordable: "",
};

/** The command's data, or what is still missing in it. */
export function readPlan(form: PlanForm, currency: string): Read<CommandInput["make-plan"]> {
  const [instalment, total, first] = [form.instalment, form.total, form.first].map((text) =>
    readAmount(text, currency),
  ) as [Amount, Amount, Amount];
  const errors: Record<keyof Errors, string | null> = {
    instalmentMinor: wrongOf(instalment),
    firstOn: missing(form.firstOn, "Choose the day of the first payment."),
    totalMinor: form.total ? wrongOf(total) : null,
    firstMinor: form.first ? wrongOf(first) : null,
    dayOfMonth: isDayOfMonth(form.dayOfMonth) ? null : "Enter a day of the month, 1 to 31.",
  };
  return readAs(errors, () => ({
    instalmentMinor: minorOf(instalment),
    currency,
    frequency: form.frequency as Frequency,
    firstOn: form.firstOn,
    ...(form.frequency === "monthly" && form.dayOfMonth && { dayOfMonth: Number(form.dayOfMonth) }),
    ...(isShift(form.shift) && { shift: form.shift }),
    ...(form.total && { totalMinor: minorOf(total) }),
    ...(form.first && { firstMinor: minorOf(first) }),
    ...optional("debtId", form.debtId),
    ...optional("reviewOn", form.reviewOn),
    ...optional("overAffordable", form.overAffordable),
  }));
}

type Amount = ReturnType<typeof readAmount>;

function isDayOfMonth(text: string): boolean {
  return text === "" || (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 31);
}

function isShift(text: string): text is "before" | "after" {
  return text === "before" || text === "after";
}
