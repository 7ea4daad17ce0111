/** Grants: which teams work (and read) a portfolio. */
import type { Client } from "../database.ts";
import type { Identity } from "../identity.ts";
import { changeOrganisation } from "./change.ts";
import type { Loss } from "./move-scope.ts";
import { changeAndMove, type OwnChange } from "./moves.ts";
import { isSlug } from "./org-text.ts";
import { noSuch, refused } from "./refusals.ts";

export async function giveGrant(by: Identity, team: string, portfolio: string): Promise<void> {
  await changeOrganisation(by, "grant-given", async (client) => {
    await requireTeam(client, team);
    await defaultTeamOf(client, portfolio);
    const { rowCount } = await client.query("insert into grants values ($1, $2) on conflict do nothing", [
      team,
      portfolio,
    ]);
    return rowCount ? { result: null, detail: { team, portfolio }, access: { all: true } } : null;
  });
}

/** Takes the portfolio from the team; its cases go to the portfolio's default team, offers to it are withdrawn. */
export async function revokeGrant(by: Identity, team: string, portfolio: string): Promise<string[]> {
  return changeAndMove(by, "grant-revoked", async (client) => {
    const loss = await grantLoss(client, team, portfolio);
    const change = async (): Promise<OwnChange> => {
      await client.query("delete from grants where team_slug = $1 and portfolio_slug = $2", [team, portfolio]);
      return { detail: { team, portfolio }, access: { all: true } };
    };
    return { loss, change };
  });
}

/** What a revocation takes away. Throws 404, and 422 for the default team, which every new case needs. */
export async function grantLoss(client: Pick<Client, "query">, team: string, portfolio: string): Promise<Loss> {
  const toTeam = await defaultTeamOf(client, portfolio);
  await requireTeam(client, team);
  const { rowCount } = await client.query("select 1 from grants where team_slug = $1 and portfolio_slug = $2", [
    team,
    portfolio,
  ]);
  if (!rowCount) throw noSuch("grant");
  if (toTeam === team) {
    throw refused("default-team", "New cases of this portfolio go to this team. Change its default team first.");
  }
  return { of: "grant", team, portfolio, toTeam, reason: "The team no longer works this portfolio." };
}

export async function requireTeam(client: Pick<Client, "query">, team: string): Promise<void> {
  if (!isSlug(team)) throw noSuch("team");
  const { rowCount } = await client.query("select 1 from teams where slug = $1", [team]);
  if (!rowCount) throw noSuch("team");
}

async function defaultTeamOf(client: Pick<Client, "query">, portfolio: string): Promise<string> {
  if (!isSlug(portfolio)) throw noSuch("portfolio");
  const { rows } = await client.query<{ team: string }>("select default_team as team from portfolios where slug = $1", [
    portfolio,
  ]);
  if (!rows[0]) throw noSuch("portfolio");
  return rows[0].team;
}
