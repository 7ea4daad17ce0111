/** Real files that come with Baton, each with its mapping, so that an import can be tried at once. */
import receivables from "./accounts-receivable.mapping.json" with { type: "json" };
import cards from "./credit-card-default.mapping.json" with { type: "json" };
import type { Mapping } from "./mapping.ts";

export type Sample = { name: string; file: string; label: string; about: string; mapping: Mapping };

export const SAMPLES: readonly Sample[] = [
  {
    name: "accounts-receivable",
    file: "accounts-receivable.csv",
    label: "Accounts receivable",
    about: "2,466 invoices of 100 customers, with disputes and settlements, as known on 30 June 2013.",
    mapping: receivables as Mapping,
  },
  {
    name: "credit-card-default",
    file: "credit-card-default.csv",
    label: "Credit card default",
    about: "30,000 card customers; those behind with payment become cases. Its amounts are taken as pounds.",
    mapping: cards as Mapping,
  },
];
