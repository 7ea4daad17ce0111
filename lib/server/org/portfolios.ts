/** Portfolios: the debts of one creditor. Currency and jurisdiction are in every case's record and never change. */
import * as z from "zod";
import { JURISDICTIONS, slugs } from "../../domain/codes.ts";
import { isCurrency } from "../../domain/money.ts";
import { type MoneyRules, moneyRulesOf } from "../../domain/money-rules.ts";
import type { Client } from "../database.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";
import { changeOrganisation } from "./change.ts";
import { moneyRulesSchema } from "./money-rules-schema.ts";
import { isSlug, nameField, slugField, timeZoneField } from "./org-text.ts";
import { invalidField, noSuch, refused } from "./refusals.ts";
import { settingsThatDiffer } from "./settings.ts";

const fields = { name: nameField, creditor: nameField, timeZone: timeZoneField, defaultTeam: slugField };
export const newPortfolioSchema = z.strictObject({
  slug: slugField,
  ...fields,
  currency: z.string().refine(isCurrency, "must be an ISO 4217 code such as GBP"),
  jurisdiction: z.enum(slugs(JURISDICTIONS)),
});
/** Of `money` what is given replaces what stands; the rest stays. */
export const portfolioChangeSchema = z.strictObject({ ...fields, money: moneyRulesSchema.partial() }).partial();

type Settings = Required<Omit<z.output<typeof portfolioChangeSchema>, "money">> & { money: MoneyRules };
type Change = z.output<typeof portfolioChangeSchema>;

/** Adds a portfolio; its default team is granted it at once, so that new cases have somewhere to go. */
export async function createPortfolio(by: Identity, given: z.output<typeof newPortfolioSchema>): Promise<void> {
  await changeOrganisation(by, "portfolio-created", async (client) => {
    const { slug, name, creditor, currency, jurisdiction, timeZone, defaultTeam } = given;
    const { rowCount } = await client.query("select 1 from portfolios where slug = $1", [slug]);
    if (rowCount) throw new Problem(409, "conflict", `There is a portfolio ${slug} already.`, { rule: "slug-taken" });
    const team = await client.query("select 1 from teams where slug = $1", [defaultTeam]);
    if (!team.rowCount) throw invalidField("defaultTeam", `there is no team ${defaultTeam}`);
    await client.query(
      `insert into portfolios (slug, name, creditor, currency, jurisdiction, time_zone, default_team)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [slug, name, creditor, currency, jurisdiction, timeZone, defaultTeam],
    );
    await client.query("insert into grants (team_slug, portfolio_slug) values ($1, $2)", [defaultTeam, slug]);
    return { result: null, detail: { portfolio: slug, ...given }, access: { all: true } };
  });
}

/** Changes settings for what comes from now on. A new default team must be granted the portfolio already. */
export async function changePortfolio(by: Identity, slug: string, change: Change): Promise<void> {
  await changeOrganisation(by, "portfolio-changed", async (client) => {
    const before = await settingsOf(client, slug);
    const { money, ...settings } = change;
    const differ = differing(before, settings, money);
    if (!differ) return null;
    if (settings.defaultTeam && settings.defaultTeam !== before.defaultTeam)
      await requireGrant(client, settings.defaultTeam, slug);
    const { name, creditor, timeZone, defaultTeam } = { ...before, ...settings };
    await client.query(
      `update portfolios set name = $2, creditor = $3, time_zone = $4, default_team = $5, money_rules = money_rules || $6::jsonb
       where slug = $1`,
      [slug, name, creditor, timeZone, defaultTeam, money ?? {}],
    );
    return { result: null, detail: { portfolio: slug, ...differ } };
  });
}

/** Settings and rules for money in one, as the audit names them; null when nothing is different. */
function differing({ money: rules, ...before }: Settings, settings: Omit<Change, "money">, money: Change["money"]) {
  return settingsThatDiffer<Record<string, unknown>>({ ...before, ...rules }, { ...settings, ...money });
}

async function requireGrant(client: Client, team: string, portfolio: string): Promise<void> {
  const values = [team, portfolio];
  const { rowCount } = await client.query("select 1 from grants where team_slug = $1 and portfolio_slug = $2", values);
  if (!rowCount) throw refused("team-not-granted", "Grant the portfolio to that team first, then make it the default.");
}

async function settingsOf(client: Client, slug: string): Promise<Settings> {
  if (!isSlug(slug)) throw noSuch("portfolio");
  const { rows } = await client.query<Settings>(
    `select name, creditor, time_zone as "timeZone", default_team as "defaultTeam", money_rules as money
     from portfolios where slug = $1`,
    [slug],
  );
  if (!rows[0]) throw noSuch("portfolio");
  return { ...rows[0], money: moneyRulesOf(rows[0]) };
}
