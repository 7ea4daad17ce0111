/** What was told of a customer or a debt, in words. */
import { CHANNEL_NAMES } from "./channel-words.ts";
import * as codes from "./codes.ts";
import * as w from "./contact-words.ts";
import type { CUSTOMER_EVENTS } from "./customer-events.ts";
import { sayDay } from "./day-text.ts";
import type { Rows } from "./description-row.ts";
import { languageName } from "./language-words.ts";
import { clauses, lower, quoted } from "./sentence.ts";
import { windowsWords } from "./window-words.ts";

const source = (slug: w.ConsentSource) => lower(w.CONSENT_SOURCES[slug]);

export const CUSTOMER_DESCRIPTIONS: Rows<keyof typeof CUSTOMER_EVENTS | "limitation-recorded" | "default-recorded"> = {
  "channel-opted-out": {
    kind: "contact",
    icon: "phone-off",
    title: ({ channel }) => `opted out of ${CHANNEL_NAMES[channel]}`,
    detail: (data, { by }) => clauses(`by ${by}`, source(data.source), data.evidence && quoted(data.evidence)),
  },
  "channel-opted-in": {
    kind: "contact",
    icon: "check",
    title: ({ channel }) => `agreed to ${CHANNEL_NAMES[channel]}`,
    detail: (data, { by }) => clauses(`by ${by}`, source(data.source), data.evidence && quoted(data.evidence)),
  },
  "cease-requested": {
    kind: "decision",
    icon: "phone-off",
    title: "asked us to stop contact",
    detail: (data, { by, instant }) =>
      clauses(
        `received ${instant(data.receivedAt)}`,
        source(data.source),
        `recorded by ${by}`,
        data.evidence && quoted(data.evidence),
      ),
  },
  "cease-withdrawn": {
    kind: "decision",
    icon: "play",
    title: "request to stop contact withdrawn",
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
  "inconvenient-times-stated": {
    kind: "contact",
    icon: "clock",
    title: ({ windows }) => (windows?.length === 0 ? "every time is convenient" : "inconvenient times stated"),
    detail: ({ windows }, { by }) => clauses(windowsWords(windows), `recorded by ${by}`),
  },
  "representative-appointed": {
    kind: "decision",
    icon: "users",
    title: ({ kind }) => `represented: ${lower(w.REPRESENTATIVE_KINDS[kind])}`,
    detail: ({ name, since, contactConsent }, { by }) =>
      clauses(
        `since ${sayDay(since)}`,
        name,
        contactConsent ? "agrees to contact with the customer" : "contact goes to them",
        `recorded by ${by}`,
      ),
  },
  "representative-ended": {
    kind: "decision",
    icon: "users",
    title: "representation ended",
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
  "death-recorded": {
    kind: "decision",
    icon: "phone-off",
    title: "customer has died",
    detail: (data, { by }) => clauses(`recorded by ${by}`, source(data.source), data.evidence && quoted(data.evidence)),
  },
  "death-withdrawn": {
    kind: "decision",
    icon: "undo-2",
    title: "record of the death withdrawn",
    detail: ({ reason }, { by }) => clauses(`by ${by}`, quoted(reason)),
  },
  "language-set": {
    kind: "contact",
    icon: "contact",
    title: ({ language }) =>
      language === "und" ? "another language is needed" : `language: ${languageName(language)}`,
    detail: (_, { by }) => `Recorded by ${by}`,
  },
  "work-contact-stated": {
    kind: "contact",
    icon: "contact",
    title: ({ allowed }) => (allowed ? "may be contacted at work" : "may not be contacted at work"),
    detail: (data, { by }) => clauses(`recorded by ${by}`, source(data.source), data.evidence && quoted(data.evidence)),
  },
  "residence-set": {
    kind: "contact",
    icon: "contact",
    title: "where the customer lives",
    detail: ({ timeZones, region }, { by }) => clauses(timeZones.join(", "), region, `recorded by ${by}`),
  },
  "contact-point-failed": {
    kind: "contact",
    icon: "x",
    title: ({ kind }) => `${lower(codes.CONTACT_POINT_KINDS[kind])} does not reach the customer`,
    detail: ({ why }, { by }) => clauses(lower(w.POINT_FAILURES[why]), `recorded by ${by}`),
  },
  "contact-point-verified": {
    kind: "contact",
    icon: "check",
    title: ({ kind }) => `${lower(codes.CONTACT_POINT_KINDS[kind])} verified`,
    detail: (_, { by }) => `By ${by}`,
  },
  "customer-facts-carried": {
    kind: "system",
    icon: "contact",
    title: "what the customer had told before",
    detail: () => "Taken over from the customer's other cases",
  },
  "limitation-recorded": {
    kind: "decision",
    icon: "scale",
    title: ({ timeBarred }) => (timeBarred ? "debt is barred by time" : "debt is not barred by time"),
    detail: ({ debtId, raised, evidence }, { by, debt }) =>
      clauses(debt(debtId), raised && "the customer relies on it", `recorded by ${by}`, evidence && quoted(evidence)),
  },
  "default-recorded": {
    kind: "decision",
    icon: "flag",
    title: ({ since }) => `in default since ${sayDay(since)}`,
    detail: ({ debtId, noticeDeliveredOn }, { by, debt }) =>
      clauses(debt(debtId), noticeDeliveredOn && `notice delivered ${sayDay(noticeDeliveredOn)}`, `recorded by ${by}`),
  },
};
