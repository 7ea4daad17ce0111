/** Every field that a template may hold: what the case, the organisation and the law know without anybody typing it. */
import { NOTICES, type NoticeId } from "./notices.ts";

/** `line` and `text` come from people or files; `own` is what we say of ourselves; `notice` a sentence that law asks for. */
export type FieldType = "line" | "text" | "own" | "money" | "day" | "time" | "link" | "notice";
export type FieldValue =
  | string
  | { amountMinor: number; currency: string }
  | { day: string }
  | { at: string; timeZone: string };

export type FieldRow = {
  label: string;
  type: FieldType;
  /** Where it comes from, in words. */
  from: string;
  example: FieldValue;
  maxLength: number;
  /** When a case does not have it; a template says then what it does without. */
  absent?: string;
};

const money = (label: string, amountMinor: number, from: string, absent?: string): FieldRow => ({
  ...row(label, "money", { amountMinor, currency: "GBP" }, from, absent),
  maxLength: 40,
});
const day = (label: string, example: string, from: string, absent?: string): FieldRow => ({
  ...row(label, "day", { day: example }, from, absent),
  maxLength: 60,
});
const line = (label: string, example: string, from: string, absent?: string) =>
  row(label, "line", example, from, absent);
const own = (label: string, example: string, absent?: string): FieldRow => ({
  ...row(label, "own", example, "Who we are, by portfolio", absent),
  maxLength: 300,
});

function row(label: string, type: FieldType, example: FieldValue, from: string, absent?: string): FieldRow {
  return { label, type, from, example, maxLength: 120, ...(absent && { absent }) };
}

const CASE_FIELDS = {
  "customer.name": line("Customer's name", "Ruth Achterberg", "The customer"),
  "case.reference": line("Our reference", "C-7K3M-Q9TX", "The case"),
  "creditor.name": line("Creditor", "Larkfield Bank", "The debt, else the portfolio"),
  "portfolio.name": line("Portfolio", "UK cards", "The portfolio"),
  "case.balance": money("Balance", 124_050, "The case: what all its debts come to"),
  "case.arrears": money("Arrears", 31_000, "The case: what is past due"),
  "debt.reference": line(
    "Debt's reference",
    "LC-20931",
    "The debt that it is about, else the only one",
    "several debts and none named",
  ),
  "debt.balance": money(
    "Debt's balance",
    124_050,
    "The debt that it is about, else the only one",
    "several debts and none named",
  ),
  "debt.due-day": day("Day the debt fell due", "2026-10-01", "The debt", "no due day on record"),
  "promise.amount": money("Amount promised", 5_500, "The standing promise", "no promise stands"),
  "promise.day": day("Day promised", "2026-11-27", "The standing promise", "no promise stands"),
  "plan.amount": money("Next instalment, what is left of it", 5_500, "The standing plan", "no plan stands"),
  "plan.day": day("Day of the next instalment", "2026-11-27", "The standing plan", "no plan stands"),
  "payment.amount": money("Last payment", 5_500, "The last payment that was not reversed", "nothing was paid"),
  "payment.day": day(
    "Day of the last payment",
    "2026-11-20",
    "The last payment that was not reversed",
    "nothing was paid",
  ),
  "dispute.day": day("Day the dispute was opened", "2026-11-18", "The open dispute", "no dispute is open"),
  "complaint.day": day("Day the complaint was opened", "2026-11-18", "The last complaint", "nobody complained"),
  "breathing-space.until": day(
    "Last day of breathing space",
    "2027-01-18",
    "The hold",
    "no breathing space with an end",
  ),
  "call-back.time": {
    ...row(
      "Time of the call back",
      "time",
      { at: "2026-11-27T10:00:00.000Z", timeZone: "Europe/London" },
      "The next action",
      "no next action",
    ),
    maxLength: 80,
  },
  today: day("Today", "2026-11-22", "The day of sending, in the portfolio's time zone"),
  "team.name": line("Team", "Early Arrears", "The team that owns the case"),
  "team.telephone": own("Team's telephone", "0800 000 0117", "no number is set"),
  "our.name": own("Who we are", "Larkfield Collections"),
  "our.telephone": own("Our telephone", "0800 000 0100", "no number is set"),
  "our.email": own("Our email", "help@larkfield.example", "no address is set"),
  "our.website": own("Our website", "larkfield.example", "no website is set"),
  "our.address": {
    ...own("Our postal address", "Larkfield Collections\n1 Quay Street\nBristol BS1 4DJ", "no address is set"),
    type: "text",
  },
  "our.registration": own(
    "Our registration",
    "Authorised and regulated by the Financial Conduct Authority, 000000",
    "no registration is set",
  ),
  "links.preferences": {
    ...row(
      "Link to preferences and opt-out",
      "link",
      "https://larkfield.example/c/Zm9y-ZXhhbXBsZS1vbmx5LW5vdC1hLWxpbms",
      "Made for each message: unguessable, and good for ever",
    ),
    maxLength: 200,
  },
  "links.pay": {
    ...row(
      "Link to pay",
      "link",
      "https://larkfield.example/pay/Zm9y-ZXhhbXBsZS1vbmx5LW5vdC1hLWxpbmstYXQx",
      "Made for each message: unguessable, ends by itself",
      "nothing may be paid there, under a hold or because nothing is owed",
    ),
    maxLength: 200,
  },
} as const satisfies Record<string, FieldRow>;

export type NoticeField = `notice.${NoticeId}`;
export type CaseField = keyof typeof CASE_FIELDS;
export type FieldName = CaseField | NoticeField;

/** In the order of the palette. */
export const FIELDS: Record<FieldName, FieldRow> = { ...CASE_FIELDS, ...noticeFields() };
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

export const INPUT_FIELD = /^inputs\.([a-z][a-z0-9-]{0,39})$/;

function noticeFields(): Record<NoticeField, FieldRow> {
  const rows = Object.entries(NOTICES).map(([id, { label, sentences }]) => [
    `notice.${id}`,
    {
      label,
      type: "notice",
      from: "The law of the portfolio, in the template's language",
      example: sentences.en,
      maxLength: 1_000,
    },
  ]);
  return Object.fromEntries(rows);
}
