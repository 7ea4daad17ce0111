/** Publishing and retiring: by a second person, of just what they read, with nothing wrong in it. */
import { createHash } from "node:crypto";
import { checkUnder } from "../../domain/templates/check.ts";
import { templateContent } from "../../domain/templates/content.ts";
import { heldParts } from "../../domain/templates/parts.ts";
import type { TemplateContent, TemplateProblem } from "../../domain/templates/template.ts";
import { whyNotPublish, whyNotRetire } from "../../domain/templates/who-may.ts";
import type { Client } from "../database.ts";
import { changeOrganisation } from "../org/change.ts";
import { invalidField, refused } from "../org/refusals.ts";
import { forbidden, Problem } from "../problem.ts";
import { packsOf } from "./laws.ts";
import { contentOf } from "./published.ts";
import { readWhole, type WholeTemplate } from "./read-templates.ts";
import { hostsOf } from "./senders.ts";
import { noTemplate, type Writer } from "./writer.ts";

type Draft = TemplateContent & { version: number; revision: number; changed_by: string };

/**
 * Publishes the draft in force from `effectiveFrom` on (absent: at once). Throws 403 for its last author, 409 when it was
 * saved since it was read, and 422 `refused` with every problem.
 */
export async function publishDraft(
  writer: Writer,
  id: string,
  { revision, effectiveFrom }: { revision: number; effectiveFrom?: string | undefined },
): Promise<WholeTemplate> {
  await changeOrganisation(writer.identity, "template-published", async (client) => {
    const draft = await draftOf(client, id);
    requirePublisher(writer, draft);
    if (draft.revision !== revision)
      throw new Problem(409, "conflict", "The draft was saved since you read it. Read it again.");
    const problems = checkUnder(contentOf(draft), packsOf(draft, writer.directory), await hostsOf(client, draft));
    if (problems.length > 0) throw unfit(problems);
    const hash = createHash("sha256")
      .update(templateContent(contentOf(draft)))
      .digest("hex");
    await client.query(
      `update template_versions set status = 'published', hash = $2, parts = $3, published_by = $4,
         published_at = clock_timestamp(), effective_from = coalesce($5::timestamptz, clock_timestamp())
       where template_id = $1 and status = 'draft'`,
      [id, hash, heldParts(draft), writer.identity.actor.id, effectiveFrom ?? null],
    );
    return {
      result: null,
      detail: { template: id, version: draft.version, hash, ...(effectiveFrom && { effectiveFrom }) },
    };
  });
  return readWhole(writer.viewer, id);
}

/** What is in force is not changed for the past. Throws 422 for an instant that has gone by. */
export function requireToCome(effectiveFrom: string | undefined): void {
  if (effectiveFrom === undefined || Date.parse(effectiveFrom) >= Date.now()) return;
  throw invalidField("effectiveFrom", "must not have gone by; leave it out to publish at once");
}

/** From now on nothing is sent with it. What was sent stays readable, and a new version may bring it back. */
export async function retireTemplate(writer: Writer, id: string): Promise<WholeTemplate> {
  const why = whyNotRetire(writer.viewer);
  if (why) throw forbidden(why);
  await changeOrganisation(writer.identity, "template-retired", async (client) => {
    const { rows } = await client.query<{ version: number }>(
      `update template_versions set status = 'retired', retired_by = $2, retired_at = clock_timestamp()
       where template_id = $1 and status = 'published' returning version`,
      [id, writer.identity.actor.id],
    );
    if (rows.length === 0) throw refused("nothing-published", "Nothing of this template is in force.");
    return { result: null, detail: { template: id, versions: rows.map(({ version }) => version) } };
  });
  return readWhole(writer.viewer, id);
}

async function draftOf(client: Client, id: string): Promise<Draft> {
  const { rows } = await client.query<Draft>(
    `select t.channel, v.purposes, v.portfolios, v.inputs, v.texts, v.version, v.revision, v.changed_by
     from template_versions v join templates t on t.id = v.template_id where t.id = $1 and v.status = 'draft'`,
    [id],
  );
  if (!rows[0]) throw noTemplate();
  return rows[0];
}

function requirePublisher({ viewer, directory }: Writer, { changed_by: id }: Draft): void {
  const why = whyNotPublish(viewer, { id, role: directory.people[id]?.role ?? null });
  if (why) throw forbidden(why);
}

function unfit(problems: TemplateProblem[]): Problem {
  const errors = problems.map(({ language, variant, field, message }) => ({
    path: ["texts", language, variant, field].filter(Boolean).join("."),
    message,
  }));
  const count = problems.length === 1 ? "One thing stands" : `${problems.length} things stand`;
  return new Problem(422, "refused", `${count} in the way of publishing.`, {
    rule: "template-unfit",
    errors,
    problems,
  });
}
