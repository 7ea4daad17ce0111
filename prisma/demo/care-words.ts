/** What people write in the demo about disputes, complaints, support and holds. Invented. */
import type { CommandInput } from "../../lib/domain/commands.ts";
import type { Lines } from "./words.ts";

type Dispute = CommandInput["open-dispute"];
type Disclosure = CommandInput["record-disclosure"];
type Complaint = CommandInput["open-complaint"];

export const DISPUTES: [Dispute, ...Dispute[]] = [
  { reason: "wrong-amount", note: "Says two late fees were charged for the same month." },
  { reason: "already-paid", note: "Paid the store directly in cash and has the receipt." },
  { reason: "not-mine", note: "Never held a card with this bank; the address is one from six years ago." },
  { reason: "goods-or-service", note: "The sofa was returned within the week and the credit never arrived." },
  { reason: "identity-theft", note: "Card opened after a handbag was stolen; has the police reference." },
];

type End = readonly [outcome: CommandInput["resolve-dispute"]["outcome"], note: string];

export const DISPUTE_ENDS: [End, ...End[]] = [
  ["rejected", "Signed agreement and statements support the balance. Explained by letter and phone."],
  ["part-upheld", "One late fee was charged twice; the creditor has credited it."],
  ["upheld", "Receipt matches. The creditor confirms that the payment went to another account."],
  ["withdrawn", "Customer found the statement and accepts the amount."],
];

export const DISCLOSURES: [Disclosure, ...Disclosure[]] = [
  { driver: "health", adjustments: ["calls-before-noon", "extra-time"], note: "Long illness; mornings are better." },
  { driver: "life-event", adjustments: ["letters-only"], note: "Separated in the summer; sole income now." },
  { driver: "resilience", adjustments: ["plain-language"], note: "Hours cut, behind with rent and energy as well." },
  { driver: "capability", adjustments: ["large-print", "third-party-present"], note: "Poor eyesight; daughter helps." },
  { driver: "capability", adjustments: ["interpreter"], note: "Prefers Arabic for anything about money." },
  { driver: "health", adjustments: ["text-relay"], note: "Hearing loss; uses a relay service." },
  { driver: "health", adjustments: ["no-calls", "letters-only"], note: "Calls cause distress; has a support worker." },
];

export const COMPLAINTS: [Complaint, ...Complaint[]] = [
  { category: "contact-frequency", text: "Three calls in one day while at work, one of them during a meeting." },
  { category: "fees-or-interest", text: "Interest ran on after we had agreed that it would stop." },
  { category: "delay", text: "Waited five weeks for a copy of the agreement." },
  { category: "conduct", text: "Was spoken over and told that there was no choice." },
  { category: "vulnerability-not-considered", text: "Told us about the illness in March and had to explain it again." },
  { category: "credit-file", text: "Default shown as unsettled although it was paid in full." },
];

export const SUPERVISOR_HOLDS: Lines = [
  "Waiting for the creditor to confirm the balance.",
  "Call listened to; no contact until the feedback talk has been held.",
  "Customer in hospital until the end of the month, per sister.",
];

export const SUPPORT_NOTES: Lines = [
  "Went through the budget together. Priority bills come first; nothing left over this month.",
  "Signposted to a free debt adviser and sent the reference for the warm transfer.",
  "Agreed to speak monthly. Prefers the same person each time.",
  "Customer’s support worker confirmed the letter of authority.",
];
