/** Every rule's check by the rule's id. The packs say which of them hold, in which order and with which numbers. */
import { HOLDS, type HoldKind } from "./input.ts";
import { type Limiting, refusing } from "./limits.ts";
import type { Prepare } from "./rule.ts";
import * as debts from "./rules-of-debts.ts";
import * as persons from "./rules-of-persons.ts";
import * as time from "./rules-of-time.ts";
import * as us from "./rules-of-us.ts";
import * as places from "./rules-of-us-places.ts";

const DISPUTES: readonly HoldKind[] = ["dispute", "fraud"];
const UK_HOLDS: readonly HoldKind[] = [
  ...DISPUTES,
  ...(["breathing-space", "mental-health-crisis", "insolvency", "debt-advice", "complaint", "vulnerability"] as const),
];
const ZA_HOLDS: readonly HoldKind[] = [...DISPUTES, "debt-review", "insolvency"];
const US_HOLDS: readonly HoldKind[] = ["dispute", "insolvency"];
const rest = (own: readonly HoldKind[]) => debts.holdRule(HOLDS.filter((kind) => !own.includes(kind)));

const COMMON = {
  "common.no-time-zone": persons.noTimeZone,
  "common.third-party": persons.thirdParty,
  "common.deceased": persons.deceased,
  "common.paid": debts.paid,
  "common.opted-out": persons.optedOut,
  "common.opt-out-missing": persons.optOutMissing,
  "common.stated-inconvenient": time.statedInconvenient,
};

const UK = {
  ...COMMON,
  "common.hold": rest(UK_HOLDS),
  "uk.contact-hours": time.contactHours(["england-and-wales", "uk-extra-closed-days"]),
  "uk.frequency": refusing(time.callFrequency),
  "uk.breathing-space": debts.holdRule(["breathing-space"]),
  "uk.mental-health-crisis": debts.holdRule(["mental-health-crisis"]),
  "uk.insolvency": debts.holdRule(["insolvency"]),
  "uk.debt-advice": debts.holdRule(["debt-advice"]),
  "uk.dispute": debts.holdRule(DISPUTES),
  "uk.complaint": debts.holdRule(["complaint"], ({ purpose }, settings) =>
    settings.stoppedByComplaint.includes(purpose),
  ),
  "uk.vulnerability": debts.holdRule(["vulnerability"]),
  "uk.representative": persons.representative,
  "uk.time-barred": debts.timeBarred,
  "uk.cease-contact": persons.ceaseContact(
    ({ channel, purpose }, settings) => channel !== "letter" && settings.stoppedByRequest.includes(purpose),
  ),
  "uk.workplace": persons.workplace,
};

const ZA = {
  ...COMMON,
  "common.hold": rest(ZA_HOLDS),
  "za.contact-hours": time.contactHours(["south-africa"]),
  "za.frequency": refusing(time.callFrequency),
  "za.debt-review": debts.holdRule(["debt-review"]),
  "za.insolvency": debts.holdRule(["insolvency"]),
  "za.dispute": debts.holdRule(DISPUTES),
  "za.section-129": debts.section129,
  "za.representative": persons.representative,
  "za.prescribed": debts.timeBarred,
  "za.cease-contact": persons.ceaseContact(
    ({ channel, purpose }, settings) => channel !== "letter" && settings.stoppedByRequest.includes(purpose),
  ),
  "za.popia-objection": persons.ceaseContact(({ purpose }, settings) => settings.stoppedByObjection.includes(purpose)),
  "za.workplace": persons.workplace,
};

const US = {
  ...COMMON,
  "common.hold": rest(US_HOLDS),
  "us.attorney": us.attorney,
  "us.cease-contact": us.ceaseContactUs,
  "us.bankruptcy": debts.holdRule(["insolvency"]),
  "us.dispute": debts.holdRule(["dispute"]),
  "us.time-barred": us.timeBarredUs,
  "us.media-request": us.mediaRequest,
  "us.opt-out-notice": us.optOutNotice,
  "us.work-place": us.workPlace,
  "us.work-email": us.workEmail,
  "us.automated-voice": us.automatedVoice,
  "us.quiet-hours": us.quietHours,
  "us.call-after-conversation": refusing(us.callAfterConversation),
  "us.call-attempts": refusing(us.callAttempts),
  "us.ma-frequency": refusing(places.massachusetts),
  "us.nyc-frequency": refusing(places.newYorkCity),
  "us.wa-frequency": refusing(places.washington),
  "us.wa-daily": refusing(places.washingtonDaily),
  "us.dc-calls": refusing(places.dcCalls),
  "us.dc-after-conversation": refusing(places.dcAfterConversation),
  "us.dc-messages": refusing(places.dcMessages),
};

export const CHECKS: { uk: Record<string, Prepare>; za: Record<string, Prepare>; us: Record<string, Prepare> } = {
  uk: UK,
  za: ZA,
  us: US,
};

/** The rules that count attempts, by the rule's id: what the contact budget shows. */
export const LIMITS: Record<string, Limiting> = {
  "uk.frequency": time.callFrequency,
  "za.frequency": time.callFrequency,
  "us.call-attempts": us.callAttempts,
  "us.ma-frequency": places.massachusetts,
  "us.nyc-frequency": places.newYorkCity,
  "us.wa-frequency": places.washington,
  "us.wa-daily": places.washingtonDaily,
  "us.dc-calls": places.dcCalls,
  "us.dc-messages": places.dcMessages,
};
