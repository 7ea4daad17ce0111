/** Writing templates: a draft at a time, each saving recorded as a change of the organisation. */
import type { TemplateContent } from "../../domain/templates/template.ts";
import type { Client } from "../database.ts";
import { changeOrganisation } from "../org/change.ts";
import { Problem } from "../problem.ts";
import { requirePortfolio } from "../reads/queue.ts";
import { readWhole, type WholeTemplate } from "./read-templates.ts";
import type { Draft, NewTemplate } from "./template-schema.ts";
import { noTemplate, type Writer } from "./writer.ts";

/** A template with its first draft. Throws 409 when the id is taken, for ever: it stands in the record of what was sent. */
export async function createTemplate(writer: Writer, given: NewTemplate): Promise<WholeTemplate> {
  const { id, name, channel } = given;
  requirePortfolios(writer, given.portfolios);
  await changeOrganisation(writer.identity, "template-created", async (client) => {
    const { rowCount } = await client.query(
      "insert into templates (id, name, channel) values ($1, $2, $3) on conflict do nothing",
      [id, name, channel],
    );
    if (rowCount === 0) throw new Problem(409, "conflict", `There is a template ${id} already.`, { rule: "id-taken" });
    await insertDraft(client, writer, id, 1, given);
    return { result: null, detail: { template: id, channel } };
  });
  return readWhole(writer.viewer, id);
}

/**
 * Saves the draft, or begins the next version's. Throws 409 when somebody saved it meanwhile: nothing of either is lost,
 * and the answer says who.
 */
export async function saveDraft(writer: Writer, id: string, { revision, ...content }: Draft): Promise<WholeTemplate> {
  requirePortfolios(writer, content.portfolios);
  await changeOrganisation(writer.identity, "template-draft-saved", async (client) => {
    const versions = await versionsOf(client, id);
    const draft = versions.find(({ status }) => status === "draft");
    if ((draft?.revision ?? null) !== revision) throw savedMeanwhile(draft ?? null);
    const version = draft?.version ?? Math.max(...versions.map((one) => one.version)) + 1;
    if (draft) await updateDraft(client, writer, id, content);
    else await insertDraft(client, writer, id, version, content);
    return { result: null, detail: { template: id, version } };
  });
  return readWhole(writer.viewer, id);
}

/** Throws the draft away; what was published stays. */
export async function dropDraft(writer: Writer, id: string): Promise<void> {
  await changeOrganisation(writer.identity, "template-draft-dropped", async (client) => {
    const versions = await versionsOf(client, id);
    const draft = versions.find(({ status }) => status === "draft");
    if (!draft) throw noTemplate();
    await client.query("delete from template_versions where template_id = $1 and status = 'draft'", [id]);
    if (versions.length === 1) await client.query("delete from templates where id = $1", [id]);
    return { result: null, detail: { template: id, version: draft.version } };
  });
}

type Row = { version: number; status: string; revision: number; changed_by: string };

async function versionsOf(client: Client, id: string): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    "select version, status, revision, changed_by from template_versions where template_id = $1 order by version",
    [id],
  );
  if (rows.length === 0) throw noTemplate();
  return rows;
}

function savedMeanwhile(draft: Row | null): Problem {
  if (!draft) return new Problem(409, "conflict", "There is no draft any more: it was published or thrown away.");
  return new Problem(409, "conflict", "Somebody has saved this draft since you opened it.", {
    by: draft.changed_by,
    revision: draft.revision,
  });
}

type Content = Omit<TemplateContent, "channel">;

async function insertDraft(
  client: Client,
  writer: Writer,
  id: string,
  version: number,
  content: Content,
): Promise<void> {
  await client.query(
    `insert into template_versions (template_id, version, purposes, portfolios, inputs, texts, created_by, changed_by)
     values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $7)`,
    [id, version, ...columnsOf(content), writer.identity.actor.id],
  );
}

async function updateDraft(client: Client, writer: Writer, id: string, content: Content): Promise<void> {
  await client.query(
    `update template_versions set purposes = $2, portfolios = $3, inputs = $4::jsonb, texts = $5::jsonb, changed_by = $6,
       changed_at = clock_timestamp(), revision = revision + 1 where template_id = $1 and status = 'draft'`,
    [id, ...columnsOf(content), writer.identity.actor.id],
  );
}

function columnsOf({ purposes, portfolios, inputs, texts }: Content) {
  return [purposes, portfolios, JSON.stringify(inputs), JSON.stringify(texts)];
}

function requirePortfolios({ directory }: Writer, portfolios: readonly string[] | null): void {
  for (const slug of portfolios ?? []) requirePortfolio(directory, slug);
}
