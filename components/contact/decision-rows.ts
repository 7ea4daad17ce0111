import { CHANNEL_WORDS } from "#components/contact/channel-words.ts";
import { HOLD_KINDS } from "#lib/domain/codes.ts";
import type { ContactDecisionInput } from "#lib/domain/contact-policy/index.ts";
import { REPRESENTATIVE_KINDS } from "#lib/domain/contact-words.ts";
import { formatMoney } from "#lib/domain/money.ts";
import { PURPOSE_LABELS } from "#lib/domain/templates/template.ts";
import { windowsWords } from "#lib/domain/window-words.ts";

export type InputRow = [term: string, value: string];
type Read = { instant: (at: string) => string; debt: (id: string) => string; currency: string };

const yes = (is: boolean | undefined) => (is ? "Yes" : "No");
const RECIPIENTS = {
  customer: "The customer",
  representative: "Their representative",
  "personal-representative": "Their personal representative",
  "third-party": "A third party",
};

export function proposalRows({ proposal, at }: ContactDecisionInput, { instant }: Read): InputRow[] {
  const { channel, purpose, recipient, place, automated, optOutOffered } = proposal;
  return [
    ["Channel", CHANNEL_WORDS[channel]],
    ["Purpose", PURPOSE_LABELS[purpose]],
    ["To", RECIPIENTS[recipient] + (place === "work" ? ", at work" : "")],
    ["Asked for", instant(at)],
    ["By", automated ? "A machine" : "A person"],
    ...((channel === "call" || channel === "voicemail" ? [] : [["Way to opt out", yes(optOutOffered)]]) as InputRow[]),
  ];
}

export function customerRows({ customer }: ContactDecisionInput, { instant }: Read): InputRow[] {
  const { timeZones = [], region, optedOut = [], inconvenient = [], representative, ceaseContact } = customer;
  return [
    ["Where they may be", timeZones.join(", ") || "Not known"],
    ["Region", region ?? "Not known"],
    ["Opted out of", optedOut.map((channel) => CHANNEL_WORDS[channel]).join(", ") || "Nothing"],
    ["Inconvenient times", inconvenient.length > 0 ? windowsWords(inconvenient) : "None"],
    ["May be called at work", yes(customer.workContactAllowed)],
    ["Asked us to stop", ceaseContact ? instant(ceaseContact) : "No"],
    [
      "Represented by",
      representative
        ? `${REPRESENTATIVE_KINDS[representative.kind]}, ${representative.contactConsent ? "who agrees to contact" : "who does not agree to contact"}`
        : "Nobody",
    ],
    ["Has died", yes(customer.deceased)],
  ];
}

export function debtRows({ debt }: ContactDecisionInput, { debt: nameOf, currency }: Read): InputRow[] {
  const barred = debt.timeBarred ? (debt.timeBarredRaised ? "Yes, and they rely on it" : "Yes") : "No";
  const { inDefaultSince, defaultNoticeDeliveredOn } = debt;
  return [
    ["Debt", nameOf(debt.id)],
    ["Status", debt.status.replaceAll("-", " ")],
    ["Balance", formatMoney(debt.balanceMinor, currency)],
    ["Barred by time", barred],
    ...((inDefaultSince ? [["In default since", inDefaultSince]] : []) as InputRow[]),
    ...((defaultNoticeDeliveredOn ? [["Notice delivered", defaultNoticeDeliveredOn]] : []) as InputRow[]),
  ];
}

export function holdRows({ holds = [] }: ContactDecisionInput, { instant, debt }: Read): InputRow[] {
  return holds.map(({ kind, from, until, debtId }) => [
    HOLD_KINDS[kind].label,
    `from ${instant(from)}${until ? ` to ${instant(until)}` : ", no end set"}${debtId ? `, on ${debt(debtId)}` : ""}`,
  ]);
}
