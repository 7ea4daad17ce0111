import type { Pack } from "../rule.ts";
import { BY_LAW } from "../settings.ts";

/** United Kingdom: the FCA handbook (CONC), breathing space, and defaults of the house. */
export const UK: Pack = {
  id: "uk",
  version: "2026-11-01",
  effectiveFrom: "2026-11-01",
  settings: {
    ...BY_LAW,
    // Minutes of the local day, Monday first; Sundays are closed.
    hours: [[480, 1260], [480, 1260], [480, 1260], [480, 1260], [480, 1260], [480, 1260], null],
    closedOnHolidays: true,
    callsPerDay: 2,
    callsPerWeek: 6,
    demandsToPersonalRepresentative: false,
    stoppedByComplaint: ["collection", "enforcement"],
    stoppedByRequest: ["collection", "reminder", "enforcement", "support"],
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
      citation: "CONC 7.9.6R(2)",
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
      citation: "CONC 7.9.4R",
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
      id: "common.stated-inconvenient",
      citation: "CONC 7.9.4R",
      severity: "law",
      sentence: "Times that the customer has called inconvenient are kept free.",
    },
    {
      id: "common.hold",
      citation: "Baton's default",
      severity: "house",
      sentence: "A hold stops every demand while it lasts.",
    },
    {
      id: "uk.contact-hours",
      citation: "CONC 7.9.4R; hours as MCOB 13.5.4G",
      severity: "house",
      sentence: "Calls and texts: {hours}, {closedOnHolidays} on bank holidays. Closed besides: {closedDays}.",
    },
    {
      id: "uk.frequency",
      citation: "Administration of Justice Act 1970 s 40; Roberts v Bank of Scotland [2013] EWCA Civ 882",
      severity: "house",
      sentence: "Calls: at most {callsPerDay} on a day and {callsPerWeek} in seven days.",
    },
    {
      id: "uk.breathing-space",
      citation: "SI 2020/1311 reg 11(1)",
      severity: "law",
      sentence: "During breathing space nothing is demanded.",
    },
    {
      id: "uk.mental-health-crisis",
      citation: "SI 2020/1311 reg 11(1)",
      severity: "law",
      sentence: "During mental health crisis breathing space nothing is demanded.",
    },
    {
      id: "uk.insolvency",
      citation: "Insolvency Act 1986 ss 251G, 260, 285(3)",
      severity: "law",
      sentence: "During insolvency nothing is demanded.",
    },
    {
      id: "uk.debt-advice",
      citation: "CONC 7.3.11R, 7.3.12G",
      severity: "law",
      sentence: "Recovery pauses while the customer makes a plan with an adviser.",
    },
    {
      id: "uk.dispute",
      citation: "CONC 7.14.1R(1)",
      severity: "law",
      sentence: "Recovery of a disputed debt is suspended.",
    },
    {
      id: "uk.complaint",
      citation: "CONC 7.15; Baton's default",
      severity: "house",
      sentence: "While a complaint is open, what waits is: {stoppedByComplaint}.",
    },
    {
      id: "uk.vulnerability",
      citation: "CONC 7.10.1R",
      severity: "law",
      sentence: "Recovery is suspended while the customer may lack the capacity to decide.",
    },
    {
      id: "uk.representative",
      citation: "CONC 7.12.2R(4)",
      severity: "law",
      sentence: "Whoever acts for the customer is contacted instead.",
    },
    {
      id: "uk.time-barred",
      citation: "CONC 7.15.4R, 7.15.8R",
      severity: "law",
      sentence: "Nothing is demanded on a debt that is barred by time.",
    },
    {
      id: "uk.cease-contact",
      citation: "Roberts v Bank of Scotland [2013] EWCA Civ 882",
      severity: "house",
      sentence: "After a written request to stop, only by letter: {stoppedByRequest}.",
    },
    {
      id: "uk.workplace",
      citation: "CONC 7.9.4R, 7.9.6R",
      severity: "house",
      sentence: "No contact at work without permission.",
    },
  ],
};
