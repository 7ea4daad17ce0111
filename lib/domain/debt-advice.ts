/** Free and independent advice, by law: what the customer's page points to. Numbers and sites are public (see the source of each). */
import type { Jurisdiction } from "./codes.ts";

export type Adviser = { name: string; says: string; telephone?: string; url: string };

export const DEBT_ADVICE: Record<Jurisdiction, readonly Adviser[]> = {
  uk: [
    {
      name: "MoneyHelper",
      says: "Free help from the government's service",
      telephone: "0800 138 7777",
      url: "https://www.moneyhelper.org.uk",
    },
    {
      name: "StepChange",
      says: "A charity that makes a plan with you",
      telephone: "0800 138 1111",
      url: "https://www.stepchange.org",
    },
    {
      name: "National Debtline",
      says: "A charity that tells you how to do it yourself",
      telephone: "0808 808 4000",
      url: "https://nationaldebtline.org",
    },
  ],
  us: [
    { name: "Consumer Financial Protection Bureau", says: "Your rights", url: "https://www.consumerfinance.gov" },
    {
      name: "National Foundation for Credit Counseling",
      says: "Counselors who are not for profit",
      url: "https://www.nfcc.org",
    },
  ],
  za: [
    {
      name: "National Credit Regulator",
      says: "Registered debt counsellors, and your rights",
      url: "https://www.ncr.org.za",
    },
    {
      name: "Council for Debt Collectors",
      says: "About the conduct of a collector",
      url: "https://www.debtcol-council.co.za",
    },
  ],
};

/** Reached by dialling this before our number; where there is such a service. */
export const TEXT_RELAY: Partial<Record<Jurisdiction, { name: string; prefix: string }>> = {
  uk: { name: "Relay UK", prefix: "18001" },
  us: { name: "Telecommunications Relay Service", prefix: "711" },
};
