import { hash } from "@node-rs/argon2";
import { type Client, inTransaction } from "../../lib/server/database.ts";
import { env } from "../../lib/server/env.ts";
import { DEMO_NAMES, DEMO_PEOPLE, idOf } from "./people.ts";
import { DEMO_PORTFOLIOS, DEMO_TEAMS, TEAM_WITHOUT_GRANT } from "./teams.ts";

/** Writes the demo's people, teams, portfolios, grants and duty; what is there already stays as it is. */
export async function writeOrganisation(): Promise<void> {
  const password = await hash(env().demoPassword);
  await inTransaction(async (client) => {
    await client.query("update org set name = 'Larkfield Collections'");
    for (const slug of Object.keys(DEMO_TEAMS)) await writeTeam(client, slug);
    for (const [slug, { name, creditor, currency, jurisdiction, timeZone, defaultTeam }] of Object.entries(
      DEMO_PORTFOLIOS,
    ))
      await client.query("insert into portfolios values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing", [
        slug,
        name,
        creditor,
        currency,
        jurisdiction,
        timeZone,
        defaultTeam,
      ]);
    for (const name of DEMO_NAMES) await writePerson(client, name, password);
    for (const slug of Object.keys(DEMO_TEAMS)) await writeRights(client, slug);
    await client.query("update org set fallback_lead = $1", [idOf("lena")]);
  });
}

async function writeTeam(client: Client, slug: string): Promise<void> {
  const team = DEMO_TEAMS[slug];
  if (!team) return;
  await client.query("insert into teams values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing", [
    slug,
    team.name,
    team.timeZone,
    team.calendar,
    team.hours,
    team.firstActionMinutes,
    team.acceptMinutes,
  ]);
}

async function writePerson(client: Client, name: (typeof DEMO_NAMES)[number], password: string): Promise<void> {
  const { name: fullName, role, teams } = DEMO_PEOPLE[name];
  await client.query(
    "insert into people (id, email, name, role, password_hash) values ($1, $2, $3, $4, $5) on conflict do nothing",
    [idOf(name), `${name}@baton.example`, fullName, role, password],
  );
  for (const team of teams)
    await client.query("insert into memberships values ($1, $2) on conflict do nothing", [idOf(name), team]);
}

async function writeRights(client: Client, slug: string): Promise<void> {
  const team = DEMO_TEAMS[slug];
  if (!team) return;
  await client.query(
    `insert into duty select $1, tstzrange('2025-01-01', null), $2, $3
     where not exists (select from duty where team_slug = $1)`,
    [slug, idOf(team.lead), idOf(team.deputy)],
  );
  if (slug === TEAM_WITHOUT_GRANT) return;
  await client.query("insert into grants select $1, slug from portfolios on conflict do nothing", [slug]);
}
