import type { Jurisdiction } from "../../lib/domain/codes.ts";
import type { CommandInput } from "../../lib/domain/commands.ts";
import type { Chance } from "./chance.ts";
import { FAMILY_NAMES, GIVEN_NAMES, STREETS, TOWNS } from "./names.ts";
import { DEMO_PORTFOLIO_SLUGS, DEMO_PORTFOLIOS, type DemoPortfolioSlug } from "./teams.ts";

type Customer = CommandInput["open-case"]["customer"];

/** An invented customer of a portfolio's country; the number makes name and contact points differ. */
export function inventCustomer(portfolio: DemoPortfolioSlug, number: number, chance: Chance): Customer {
  const given = GIVEN_NAMES[portfolio];
  const family = FAMILY_NAMES[portfolio];
  // Steps that share no factor with the lists' lengths: a name comes again only after the whole product.
  const name = `${given[(number * 7) % given.length]} ${family[(number * 11 + Math.floor(number / family.length)) % family.length]}`;
  return makeCustomer(portfolio, name, number, chance);
}

/** A customer of this name. Every contact point is one that cannot reach anybody. */
export function makeCustomer(portfolio: DemoPortfolioSlug, name: string, number: number, chance: Chance): Customer {
  const { country, timeZones } = COUNTRIES[portfolio];
  return {
    source: "demo",
    reference: `${country}-${String(number).padStart(5, "0")}`,
    name,
    ...(chance.happens(92) && { phone: PHONES[portfolio](number) }),
    ...(chance.happens(80) && { email: `${asciiOf(name)}.${number}@example.com` }),
    address: ADDRESSES[portfolio](number, chance),
    country,
    timeZone: chance.pick(timeZones),
    birthDate: `${chance.between(1946, 2004)}-0${chance.between(1, 9)}-${chance.between(10, 28)}`,
  };
}

const COUNTRIES: Record<DemoPortfolioSlug, { country: string; timeZones: [string, ...string[]] }> = {
  "uk-cards": { country: "GB", timeZones: ["Europe/London"] },
  "us-receivables": {
    country: "US",
    timeZones: ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/New_York"],
  },
  "za-store-cards": { country: "ZA", timeZones: ["Africa/Johannesburg"] },
};

/** A number of the country that nobody has. */
export function inventPhone(jurisdiction: Jurisdiction, number: number): string {
  const portfolio = DEMO_PORTFOLIO_SLUGS.find((slug) => DEMO_PORTFOLIOS[slug].jurisdiction === jurisdiction);
  return PHONES[portfolio ?? "uk-cards"](number);
}

/** Ranges set aside for drama (Ofcom; North American 555-01xx); South Africa has none, so an area code that no number has. */
const PHONES: Record<DemoPortfolioSlug, (number: number) => string> = {
  "uk-cards": (number) =>
    number % 4 === 0 ? `020 7946 0${digits(number * 3, 3)}` : `07700 900${digits(number * 13, 3)}`,
  "us-receivables": (number) => `+1 ${["212", "312", "303", "415", "617"][number % 5]} 555 01${digits(number, 2)}`,
  "za-store-cards": (number) => `+27 00 555 01${digits(number, 2)}`,
};

/** Invented streets and towns with postal codes that no post office serves. */
const ADDRESSES: Record<DemoPortfolioSlug, (number: number, chance: Chance) => string> = {
  "uk-cards": (number, chance) => `${street("uk-cards", chance)}, QX${(number % 9) + 1} ${number % 10}ZZ`,
  "us-receivables": (number, chance) => `${street("us-receivables", chance)} 00${digits(number, 3)}`,
  "za-store-cards": (number, chance) => `${street("za-store-cards", chance)}, 00${digits(number, 2)}`,
};

function street(portfolio: DemoPortfolioSlug, chance: Chance): string {
  return `${chance.between(1, 240)} ${chance.pick(STREETS[portfolio])}, ${chance.pick(TOWNS[portfolio])}`;
}

function digits(number: number, count: number): string {
  return String(number % 10 ** count).padStart(count, "0");
}

function asciiOf(name: string): string {
  const plain = name.normalize("NFD").toLowerCase();
  return (
    plain
      .replace(/[^a-z ]/g, "")
      .trim()
      .replaceAll(" ", ".") || "customer"
  );
}
