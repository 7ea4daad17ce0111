/** The facts that a mapping can fill, in the order in which a person meets them. */
export type TargetKind = "text" | "portfolio" | "currency" | "day" | "amount" | "flag";
export type Target = { path: string; label: string; kind: TargetKind; required?: boolean; hint?: string };
export type TargetGroup = { title: string; about?: string; targets: readonly Target[] };

export const TARGET_GROUPS = [
  {
    title: "Customer",
    targets: [
      {
        path: "customer.reference",
        label: "Customer reference",
        kind: "text",
        required: true,
        hint: "The same reference is the same customer.",
      },
      { path: "customer.name", label: "Name", kind: "text" },
      { path: "customer.phone", label: "Phone", kind: "text" },
      { path: "customer.email", label: "Email", kind: "text" },
      { path: "customer.address", label: "Address", kind: "text" },
      { path: "customer.country", label: "Country", kind: "text", hint: "A code like GB." },
      { path: "customer.timeZone", label: "Time zone", kind: "text", hint: "A name like Europe/London." },
      { path: "customer.birthDate", label: "Date of birth", kind: "day" },
    ],
  },
  {
    title: "Debt",
    about: "One row is one debt.",
    targets: [
      { path: "portfolio", label: "Portfolio", kind: "portfolio", required: true },
      { path: "debt.reference", label: "Debt reference", kind: "text", required: true },
      { path: "debt.amount", label: "Amount", kind: "amount", required: true },
      { path: "debt.currency", label: "Currency", kind: "currency", required: true, hint: "A code like GBP." },
      { path: "debt.balance", label: "Balance", kind: "amount", hint: "What is still owed; else the amount." },
      { path: "debt.creditor", label: "Creditor", kind: "text" },
      { path: "debt.opened", label: "Opened", kind: "day", hint: "The case begins that day; else on the as-of day." },
      { path: "debt.dueOn", label: "Due", kind: "day" },
    ],
  },
  {
    title: "Dispute",
    about: "A dispute of the debt, where the file tells of one.",
    targets: [
      { path: "dispute.when", label: "Disputed", kind: "flag", hint: "Yes or no." },
      { path: "dispute.on", label: "Disputed on", kind: "day" },
    ],
  },
  {
    title: "Settlement",
    about: "A payment for the debt, where the file tells of one.",
    targets: [
      { path: "settlement.on", label: "Settled on", kind: "day" },
      { path: "settlement.when", label: "Settled", kind: "flag", hint: "Yes or no; else wherever there is a day." },
      { path: "settlement.amount", label: "Amount paid", kind: "amount", hint: "Else the whole balance." },
    ],
  },
] as const satisfies readonly TargetGroup[];

export type TargetPath = (typeof TARGET_GROUPS)[number]["targets"][number]["path"];

export const TARGETS: readonly (Target & { path: TargetPath })[] = TARGET_GROUPS.flatMap(({ targets }) => [...targets]);

export function labelOf(path: string): string {
  return TARGETS.find((target) => target.path === path)?.label ?? path;
}
