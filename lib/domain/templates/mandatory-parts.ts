/** What a message must hold, by law and by channel: data. The sending path blocks with the rule `template.<id>`. */
import type { PackId, Purpose } from "../contact-policy/input.ts";
import type { SentChannel } from "../contact-words.ts";
import type { FieldName } from "./fields.ts";

export type MandatoryPart = {
  id: string;
  label: string;
  /** Why, by law; where a law is not named it is not asked for there. */
  citations: Partial<Record<PackId, string>>;
  channels: readonly SentChannel[];
  /** Null: every purpose. */
  purposes: readonly Purpose[] | null;
  sentence: string;
  /** Fields of which any one list, whole, is the part. They must stand outside every condition. */
  fields: readonly (readonly FieldName[])[];
};

const MESSAGES = ["sms", "whatsapp", "email"] as const;
const ALL = [...MESSAGES, "letter"] as const;
const HOUSE = "Baton's default";
const DEBT_COLLECTOR = "15 USC 1692e(11); 12 CFR 1006.18(e)";

export const MANDATORY_PARTS: readonly MandatoryPart[] = [
  {
    id: "opt-out",
    label: "A way to opt out",
    citations: { uk: HOUSE, us: "12 CFR 1006.6(e)", za: `${HOUSE}; POPIA s 11(3)` },
    channels: MESSAGES,
    purposes: null,
    sentence: "Every message says how to stop messages like it.",
    fields: [["notice.opt-out"], ["links.preferences"]],
  },
  {
    id: "identity",
    label: "Who we are, and for whom",
    citations: { uk: HOUSE, us: "15 USC 1692e(14)", za: "Code of Conduct for Debt Collectors, GN R663 of 2003" },
    channels: ALL,
    purposes: null,
    sentence: "Every message says who we are and on whose behalf we write.",
    fields: [["our.name", "creditor.name"]],
  },
  {
    id: "check",
    label: "How to check that it is us",
    citations: { uk: HOUSE, us: HOUSE, za: HOUSE },
    channels: ALL,
    purposes: null,
    sentence: "Every message says how to make sure that it is really from us.",
    fields: [["notice.check"], ["our.website"]],
  },
  {
    id: "debt-collector",
    label: "Attempt to collect a debt",
    citations: { us: DEBT_COLLECTOR },
    channels: ALL,
    purposes: ["collection", "reminder", "enforcement", "statutory-notice"],
    sentence: "Who is asked for money is told that a debt collector attempts to collect a debt.",
    fields: [["notice.debt-collector"]],
  },
  {
    id: "from-debt-collector",
    label: "From a debt collector",
    citations: { us: DEBT_COLLECTOR },
    channels: ALL,
    purposes: ["payment-confirmation", "dispute-response", "complaint-response", "customer-requested", "support"],
    sentence: "Every message says that it is from a debt collector.",
    fields: [["notice.from-debt-collector"], ["notice.debt-collector"]],
  },
  {
    id: "debt-advice",
    label: "Free debt advice",
    citations: { uk: "CONC 7.3.7AG" },
    channels: ["email", "letter"],
    purposes: ["collection", "enforcement", "statutory-notice"],
    sentence: "Who is asked for money is told where free debt advice is.",
    fields: [["notice.debt-advice"]],
  },
  {
    id: "dispute-rights",
    label: "Right to dispute the debt",
    citations: { us: "15 USC 1692g(a)(3)-(5); 12 CFR 1006.34(c)(3)" },
    channels: ["email", "letter"],
    purposes: ["statutory-notice"],
    sentence: "A validation notice says how and until when the debt can be disputed.",
    fields: [["notice.dispute-rights"]],
  },
  {
    id: "registered-collector",
    label: "Registered debt collector",
    citations: { za: "Regulations relating to Debt Collectors, 2003, reg 4(2)(b)" },
    channels: ALL,
    purposes: null,
    sentence: "All correspondence names the number of our registration.",
    fields: [["notice.registered-collector"], ["our.registration"]],
  },
  {
    id: "default-rights",
    label: "Rights on default",
    citations: { za: "NCA s 129(1)(a)" },
    channels: ["email", "letter"],
    purposes: ["statutory-notice"],
    sentence: "A notice of default says where the agreement may be referred to.",
    fields: [["notice.default-rights"]],
  },
];
