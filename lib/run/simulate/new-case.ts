import type { Chance } from "../../../prisma/demo/chance.ts";
import { inventCustomer } from "../../../prisma/demo/customers.ts";
import { DEMO_PORTFOLIO_SLUGS } from "../../../prisma/demo/teams.ts";
import type { CommandInput } from "../../domain/commands.ts";

/** A fresh case in one of these portfolios, if the demo knows any of them: an invented customer and one or two debts. */
export function newCase(
  portfolios: readonly { slug: string }[],
  number: number,
  chance: Chance,
): CommandInput["open-case"] | null {
  const known = DEMO_PORTFOLIO_SLUGS.filter((slug) => portfolios.some((one) => one.slug === slug));
  const [first, ...others] = known;
  if (!first) return null;
  const portfolio = chance.pick([first, ...others]);
  const debts = Array.from({ length: chance.happens(20) ? 2 : 1 }, (_, at) => ({
    reference: `SIM-${chance.between(1_000, 9_999)}-${number}${at}`,
    balanceMinor: chance.between(60, 3_000) * 100 + chance.between(0, 99),
  }));
  return { portfolio, customer: inventCustomer(portfolio, 500 + number, chance), debts };
}
