import { type Changes, PACKS, type PackId, type PackVersion, packFrom } from "../../domain/contact-policy/index.ts";
import { pool } from "../database.ts";
import { processWide } from "../process-wide.ts";

type Row = { org_version: string; versions: VersionRow[] };
type VersionRow = {
  pack: PackId;
  version: string;
  stands: Changes;
  effective_from: string;
  withdrawn_at: string | null;
};
type Querier = { query(sql: string): Promise<{ rows: unknown[] }> };
type Known = { orgVersion: number; versions: readonly PackVersion[] };

const READ = `
  select org.version as org_version, (select coalesce(jsonb_agg(jsonb_build_object('pack', pack, 'version', version,
      'stands', stands, 'effective_from', wire_time(effective_from), 'withdrawn_at', wire_time(withdrawn_at))
      order by place), '[]') from policy_versions where published_at is not null) as versions
  from org`;

/**
 * What this installation has published beside the packs that come with Baton, in the order of publication: for
 * `packAt(versions, id, at)`. Read again only when the organisation has changed; `orgVersion` is what the caller has read
 * of it (a command has), without it one small query tells. Give the command's client inside one.
 */
export async function packsAt(orgVersion?: number, client: Querier = pool()): Promise<readonly PackVersion[]> {
  const known = cache().known;
  if (known && known.orgVersion >= (orgVersion ?? (await currentVersion(client)))) return known.versions;
  return readPacks(client);
}

async function currentVersion(client: Querier): Promise<number> {
  const { rows } = await client.query("select version from org");
  return Number((rows[0] as { version: string } | undefined)?.version ?? 0);
}

async function readPacks(client: Querier): Promise<readonly PackVersion[]> {
  const { rows } = await client.query(READ);
  const { org_version, versions } = rows[0] as Row;
  const read: Known = { orgVersion: Number(org_version), versions: versions.map(toVersion) };
  const { known } = cache();
  if (!known || known.orgVersion < read.orgVersion) cache().known = read;
  return read.versions;
}

function toVersion({ pack, version, stands, effective_from, withdrawn_at }: VersionRow): PackVersion {
  const whole = packFrom(PACKS[pack], stands, version, effective_from);
  return withdrawn_at === null ? whole : { ...whole, withdrawnAt: withdrawn_at };
}

function cache(): { known: Known | null } {
  return processWide("policy-versions", () => ({ known: null }));
}
