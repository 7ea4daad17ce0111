/** What every page of a visit is made from: the link, its case as it is now, and who we are. */

import type { CaseState } from "../../domain/case.ts";
import type { Jurisdiction } from "../../domain/codes.ts";
import type { Directory, Portfolio } from "../../domain/directory.ts";
import { type MoneyRules, moneyRulesOf } from "../../domain/money-rules.ts";
import { type Offered, offersOn } from "../../domain/pay-offers.ts";
import { localeOf, sayDate, sayMoney, sayTime } from "../../domain/templates/say.ts";
import type { Sender } from "../../domain/templates/template.ts";
import { currentDirectory } from "../directory.ts";
import { stateOf as stateOfCase } from "../reads/case.ts";
import { readableCase } from "../reads/readable-case.ts";
import { senderFor } from "../templates/published.ts";
import type { Link } from "./link.ts";
import type { Visit } from "./visits.ts";

/** Who we are and for whom: what may be shown before anybody has said who they are. */
export type Ours = { sender: Sender; creditor: string; law: Jurisdiction };
export type Here = Ours & {
  visit: Visit;
  link: Link;
  state: CaseState;
  portfolio: Portfolio;
  directory: Directory;
  rules: MoneyRules;
  offered: Offered;
  now: string;
};

export async function oursOf({ portfolio: slug }: Link): Promise<Ours & Pick<Here, "directory" | "portfolio">> {
  const [directory, sender] = await Promise.all([currentDirectory(), senderFor(slug)]);
  const portfolio = directory.portfolios[slug];
  if (!portfolio) throw new Error("The portfolio of a case is not in the directory.");
  return { sender, creditor: portfolio.creditor, law: portfolio.jurisdiction, directory, portfolio };
}

export async function hereOf(visit: Visit): Promise<Here> {
  const { link } = visit;
  const [ours, state] = await Promise.all([oursOf(link), stateOf(link)]);
  const now = new Date().toISOString();
  const rules = moneyRulesOf(ours.portfolio);
  return { ...ours, visit, link, state, rules, offered: offersOn(state, now), now };
}

export async function stateOf({ ref, customerId }: Pick<Link, "ref" | "customerId">): Promise<CaseState> {
  return stateOfCase(await readableCase({ kind: "customer", id: customerId }, ref));
}

export function money({ state, law }: Pick<Here, "state" | "law">, minor: number): string {
  return sayMoney(minor, state.currency, localeOf("en", law));
}

export function day({ law }: Pick<Here, "law">, on: string): string {
  return sayDate(on, localeOf("en", law));
}

export function instant({ law, portfolio }: Pick<Here, "law" | "portfolio">, at: string): string {
  return sayTime(at, portfolio.timeZone, localeOf("en", law));
}
