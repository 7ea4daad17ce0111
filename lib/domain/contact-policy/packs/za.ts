import type { Pack } from "../rule.ts";
import { BY_LAW } from "../settings.ts";

/** South Africa: National Credit Act, POPIA, the Code of Conduct for Debt Collectors, and defaults of the house. */
export const ZA: Pack = {
  id: "za",
  version: "2026-11-01",
  effectiveFrom: "2026-11-01",
  settings: {
    ...BY_LAW,
    // Minutes of the local day, Monday first; Sundays are closed.
    hours: [[480, 1200], [480, 1200], [480, 1200], [480, 1200], [480, 1200], [540, 780], null],
    closedOnHolidays: true,
    callsPerDay: 2,
    callsPerWeek: 6,
    demandsToPersonalRepresentative: false,
    stoppedByRequest: ["collection", "reminder", "enforcement"],
  },
  rules: [
    {
      id: "common.no-time-zone",
      citation: "Baton's default",
      severity: "house",
      sentence: "Without a time zone nobody can know what time it is for the customer.",
    },
    {
      id: "common.third-party",
      citation: "Code of Conduct for Debt Collectors cl 4",
      severity: "law",
      sentence: "Nobody but the customer and who acts for them may learn of the debt.",
    },
    {
      id: "common.deceased",
      citation: "Baton's default",
      severity: "house",
      sentence:
        "Nobody is contacted as if a customer who has died were alive; demands {demandsToPersonalRepresentative} to the personal representative.",
    },
    {
      id: "common.paid",
      citation: "CONC 7.13.2R(2)",
      severity: "law",
      sentence: "Nothing is demanded on a debt that is paid or settled.",
    },
    {
      id: "common.opted-out",
      citation: "Baton's default; POPIA s 11(3)",
      severity: "house",
      sentence: "A channel that the customer has opted out of is not used.",
    },
    {
      id: "common.opt-out-missing",
      citation: "Baton's default",
      severity: "house",
      sentence: "An automated message carries a working opt-out.",
    },
    {
      id: "common.stated-inconvenient",
      citation: "Baton's default",
      severity: "house",
      sentence: "Times that the customer has called inconvenient are kept free.",
    },
    {
      id: "common.hold",
      citation: "Baton's default",
      severity: "house",
      sentence: "A hold stops every demand while it lasts.",
    },
    {
      id: "za.contact-hours",
      citation: "Consumer Protection Act s 12, borrowed; Council for Debt Collectors",
      severity: "guidance",
      sentence: "Calls and texts: {hours}, {closedOnHolidays} on public holidays. Closed besides: {closedDays}.",
    },
    {
      id: "za.frequency",
      citation: "Baton's default",
      severity: "house",
      sentence: "Calls: at most {callsPerDay} on a day and {callsPerWeek} in seven days.",
    },
    {
      id: "za.debt-review",
      citation: "NCA ss 86(5), 88(3)",
      severity: "law",
      sentence: "During debt review nothing is demanded past the debt counsellor.",
    },
    {
      id: "za.insolvency",
      citation: "Insolvency Act 24 of 1936 ss 20, 23; NCA s 88A(3)",
      severity: "law",
      sentence: "During insolvency nothing is demanded.",
    },
    {
      id: "za.dispute",
      citation: "NCA s 111(2)",
      severity: "law",
      sentence: "Nothing is demanded on a disputed entry.",
    },
    {
      id: "za.section-129",
      citation: "NCA ss 129(1)(b), 130(1)",
      severity: "law",
      sentence:
        "Enforcement waits for {daysInDefault} business days in default and {daysAfterNotice} since the notice.",
    },
    {
      id: "za.representative",
      citation: "Code of Conduct for Debt Collectors, GN R663 of 2003",
      severity: "law",
      sentence: "Whoever acts for the customer is contacted instead.",
    },
    {
      id: "za.prescribed",
      citation: "NCA s 126B(1)(b)",
      severity: "law",
      sentence: "A prescribed debt is not collected.",
    },
    {
      id: "za.cease-contact",
      citation: "Baton's default",
      severity: "house",
      sentence: "After a written request to stop, only by letter: {stoppedByRequest}.",
    },
    {
      id: "za.popia-objection",
      citation: "POPIA s 11(3), 11(4)",
      severity: "law",
      sentence: "After an objection the customer's data are not used for: {stoppedByObjection}.",
    },
    {
      id: "za.workplace",
      citation: "Baton's default",
      severity: "house",
      sentence: "No contact at work without permission.",
    },
  ],
};
