import type { Pack } from "../rule.ts";
import { BY_LAW } from "../settings.ts";

/** United States: Regulation F, the FDCPA, the TCPA, and four overlays of states and cities. */
export const US: Pack = {
  id: "us",
  version: "2026-11-01",
  effectiveFrom: "2026-11-01",
  settings: BY_LAW,
  rules: [
    {
      id: "common.no-time-zone",
      citation: "Baton's default",
      severity: "house",
      sentence: "Without a time zone nobody can know what time it is for the customer.",
    },
    {
      id: "common.paid",
      citation: "CONC 7.13.2R(2)",
      severity: "law",
      sentence: "Nothing is demanded on a debt that is paid or settled.",
    },
    {
      id: "common.deceased",
      citation: "Baton's default",
      severity: "house",
      sentence:
        "Nobody is contacted as if a customer who has died were alive; demands {demandsToPersonalRepresentative} to the personal representative.",
    },
    {
      id: "common.third-party",
      citation: "12 CFR 1006.6(d)(1)",
      severity: "law",
      sentence: "Nobody but the customer and who acts for them may learn of the debt.",
    },
    {
      id: "common.opted-out",
      citation: "12 CFR 1006.14(h)(1)",
      severity: "law",
      sentence: "A channel that the customer has opted out of is not used.",
    },
    {
      id: "common.opt-out-missing",
      citation: "Baton's default",
      severity: "house",
      sentence: "An automated message carries a working opt-out.",
    },
    {
      id: "us.attorney",
      citation: "12 CFR 1006.6(b)(2); 15 USC 1692c(a)(2)",
      severity: "law",
      sentence: "A customer with an attorney is contacted through the attorney.",
    },
    {
      id: "us.cease-contact",
      citation: "12 CFR 1006.6(c); 15 USC 1692c(c)",
      severity: "law",
      sentence:
        "After a written request to stop, only what the law leaves; steps to enforce only by {writtenEnforcement}.",
    },
    {
      id: "us.bankruptcy",
      citation: "11 USC 362(a)(6), 524(a)(2)",
      severity: "law",
      sentence: "During bankruptcy nothing is demanded.",
    },
    {
      id: "us.dispute",
      citation: "12 CFR 1006.38(d)(2); 15 USC 1692g(b)",
      severity: "law",
      sentence: "Collection of a disputed debt ceases until verification is sent.",
    },
    {
      id: "common.hold",
      citation: "Baton's default",
      severity: "house",
      sentence: "A hold stops every demand while it lasts.",
    },
    {
      id: "us.time-barred",
      citation: "12 CFR 1006.26(b)",
      severity: "law",
      sentence: "No legal action is threatened on a debt that is barred by time.",
    },
    {
      id: "us.media-request",
      citation: "12 CFR 1006.14(h)",
      severity: "law",
      sentence: "Who asked not to be called gets no voicemail.",
    },
    {
      id: "us.opt-out-notice",
      citation: "12 CFR 1006.6(e)",
      severity: "law",
      sentence: "Every message says how to opt out.",
    },
    {
      id: "us.work-place",
      citation: "12 CFR 1006.6(b)(3); 15 USC 1692c(a)(3)",
      severity: "law",
      sentence: "No contact at work that the employer does not permit.",
    },
    {
      id: "us.work-email",
      citation: "12 CFR 1006.22(f)(3)",
      severity: "law",
      sentence: "No email to an address of the employer without the customer's own use of it.",
    },
    {
      id: "us.automated-voice",
      citation: "47 USC 227(b)(1)(A)(iii); 47 CFR 64.1200(a)(1)(iii)",
      severity: "law",
      sentence: "No artificial or recorded voice without consent.",
    },
    {
      id: "us.quiet-hours",
      citation: "12 CFR 1006.6(b)(1)(i); 15 USC 1692c(a)(1)",
      severity: "law",
      sentence:
        "Wherever the customer may be: {hours}; a reply within {replyMinutes} minutes of their message. Closed besides: {closedDays}.",
    },
    {
      id: "common.stated-inconvenient",
      citation: "12 CFR 1006.6(b)(1)(i)",
      severity: "law",
      sentence: "Times that the customer has called inconvenient are kept free.",
    },
    {
      id: "us.call-after-conversation",
      citation: "12 CFR 1006.14(b)(2)(i)(B)",
      severity: "presumption",
      sentence: "No call within {daysAfterConversation} days of a conversation about the debt.",
    },
    {
      id: "us.call-attempts",
      citation: "12 CFR 1006.14(b)(2)(i)(A)",
      severity: "presumption",
      sentence: "Calls about a debt: at most {callsPerDebt} in seven days.",
    },
    {
      id: "us.ma-frequency",
      citation: "940 CMR 7.04(1)(f)",
      severity: "law",
      sentence:
        "Massachusetts: calls or texts about a debt, at most {maContacts} in seven days, at work {maContactsAtWork} in thirty.",
    },
    {
      id: "us.nyc-frequency",
      citation: "6 RCNY 5-77(b)",
      severity: "presumption",
      sentence: "New York City: contacts about a debt, at most {nycContacts} in seven days.",
    },
    {
      id: "us.wa-frequency",
      citation: "RCW 19.16.250(13)",
      severity: "presumption",
      sentence: "Washington: at most {waContacts} contacts in seven days, at work {waContactsAtWork}.",
    },
    {
      id: "us.wa-daily",
      citation: "RCW 19.16.250(18)",
      severity: "law",
      sentence: "Washington: calls or texts to a telephone, at most {waContactsPerDay} on a day.",
    },
    {
      id: "us.dc-calls",
      citation: "D.C. Code 28-3814(d)(4)(A)(i)",
      severity: "law",
      sentence: "District of Columbia: calls about a debt, at most {dcCalls} in seven days.",
    },
    {
      id: "us.dc-after-conversation",
      citation: "D.C. Code 28-3814(d)(4)(A)(ii)",
      severity: "law",
      sentence: "District of Columbia: no call for {dcDaysAfterConversation} days after a conversation.",
    },
    {
      id: "us.dc-messages",
      citation: "D.C. Code 28-3814(d)(4)(B)(iii)",
      severity: "law",
      sentence: "District of Columbia: messages about a debt, at most {dcMessages} in seven days.",
    },
  ],
};
