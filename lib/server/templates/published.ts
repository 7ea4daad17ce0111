/** What was published, as the sending path reads it: held in memory, and asked for anew only when something has changed. */
import type { Sender, TemplateContent, TemplateVersion } from "../../domain/templates/template.ts";
import { pool } from "../database.ts";
import { processWide } from "../process-wide.ts";

type Querier = { query(sql: string): Promise<{ rows: unknown[] }> };
/** `until`: from when on nothing is sent with it any more. */
type Held = TemplateVersion & { retiredAt: string | null };
type Published = { state: string; versions: ReadonlyMap<string, Held[]>; senders: ReadonlyMap<string, Sender> };

/** The version of a template that is in force at an instant; null when there is none, or it has been retired by then. */
export async function templateFor(id: string, at: string, client?: Querier): Promise<TemplateVersion | null> {
  const { versions } = await published(client);
  return inForce(versions.get(id) ?? [], at);
}

/** One published version, whether or not it is in force; null when it never was published. */
export async function templateVersion(id: string, version: number, client?: Querier): Promise<TemplateVersion | null> {
  const { versions } = await published(client);
  return versions.get(id)?.find((one) => one.version === version) ?? null;
}

/** Every template in force at an instant, by name. */
export async function templatesInForce(at: string): Promise<TemplateVersion[]> {
  const { versions } = await published();
  const current = [...versions.values()].flatMap((held) => inForce(held, at) ?? []);
  return current.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/** Who writes to a portfolio's customers. Where nobody has said it, only the name is known; what is missing refuses to be sent. */
export async function senderFor(portfolio: string, client?: Querier): Promise<Sender> {
  const { senders } = await published(client);
  return senders.get(portfolio) ?? NOBODY;
}

/** All that have been said, by portfolio. */
export async function allSenders(client?: Querier): Promise<ReadonlyMap<string, Sender>> {
  return (await published(client)).senders;
}

export const NOBODY: Sender = {
  name: "",
  telephone: "",
  email: "",
  website: "",
  address: "",
  registration: "",
  language: "en",
  hosts: [],
  teamTelephones: {},
};

/** The last that had come into force; of two at the same instant the newer one. */
function inForce(held: readonly Held[], at: string): TemplateVersion | null {
  const begun = held.filter(({ effectiveFrom }) => effectiveFrom <= at);
  const last = begun.toSorted((a, b) => b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version)[0];
  return last && (last.retiredAt === null || at < last.retiredAt) ? last : null;
}

async function published(client: Querier = pool()): Promise<Published> {
  const cache = processWide("templates", (): { published: Published | null } => ({ published: null }));
  const { rows } = await client.query("select version::text as state from template_state");
  const { state } = rows[0] as { state: string };
  if (cache.published?.state !== state) cache.published = await readPublished(client, state);
  return cache.published;
}

async function readPublished(client: Querier, state: string): Promise<Published> {
  const { rows } = await client.query(
    `select t.id, t.name, t.channel, v.version, v.purposes, v.portfolios, v.inputs, v.texts, v.hash,
       wire_time(v.effective_from) as "effectiveFrom", wire_time(v.retired_at) as "retiredAt"
     from template_versions v join templates t on t.id = v.template_id where v.status <> 'draft' order by t.id, v.version`,
  );
  const versions = Map.groupBy(rows as Held[], ({ id }) => id);
  return { state, versions, senders: await readSenders(client) };
}

async function readSenders(client: Querier): Promise<Map<string, Sender>> {
  const { rows } = await client.query(
    `select portfolio_slug as portfolio, name, telephone, email, website, address, registration, language, hosts,
       team_telephones as "teamTelephones" from senders`,
  );
  return new Map((rows as (Sender & { portfolio: string })[]).map(({ portfolio, ...sender }) => [portfolio, sender]));
}

/** What a version says, without who and when. */
export function contentOf({ channel, purposes, portfolios, inputs, texts }: TemplateContent): TemplateContent {
  return { channel, purposes, portfolios, inputs, texts };
}
