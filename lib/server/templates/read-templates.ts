/** Templates as people and other systems read them: writers see drafts, everybody else what is in force for them. */
import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { PURPOSES } from "../../domain/contact-policy/input.ts";
import type { SentChannel } from "../../domain/contact-words.ts";
import { SENT_CHANNELS } from "../../domain/contact-words.ts";
import type { Directory } from "../../domain/directory.ts";
import { mayRead, type Viewer } from "../../domain/permissions.ts";
import { isFor, type TemplateContent, type VersionStatus } from "../../domain/templates/template.ts";
import { whyNotWriteTemplates } from "../../domain/templates/who-may.ts";
import { pool } from "../database.ts";
import type { ListAnswer } from "../reads/directory-lists.ts";
import { noTemplate } from "./writer.ts";

/** One version; who and when by id and instant. */
export type VersionRow = Omit<TemplateContent, "channel"> & {
  version: number;
  status: VersionStatus;
  /** In force now. */
  current: boolean;
  revision: number;
  parts: string[] | null;
  hash: string | null;
  createdBy: string;
  createdAt: string;
  changedBy: string;
  changedAt: string;
  publishedBy: string | null;
  publishedAt: string | null;
  effectiveFrom: string | null;
  retiredBy: string | null;
  retiredAt: string | null;
};
/** With its versions, newest first. */
export type WholeTemplate = { id: string; name: string; channel: SentChannel; versions: VersionRow[] };
/** As in a list: without the texts. */
export type TemplateRow = { id: string; name: string; channel: SentChannel } & {
  versions: Omit<VersionRow, "texts" | "inputs" | "parts">[];
};

export const listSchema = z.strictObject({
  channel: z.enum(slugs(SENT_CHANNELS)).optional(),
  purpose: z.enum(PURPOSES).optional(),
});
export type ListQuery = z.output<typeof listSchema>;

const CURRENT = `v.version = (select w.version from template_versions w
  where w.template_id = v.template_id and w.status <> 'draft' and w.effective_from <= clock_timestamp()
  order by w.effective_from desc, w.version desc limit 1) and v.status = 'published'`;
const FACTS = `t.id, t.name, t.channel, v.version, v.status, coalesce(${CURRENT}, false) as current, v.revision, v.purposes,
  v.portfolios, v.hash, v.created_by as "createdBy", wire_time(v.created_at) as "createdAt",
  v.changed_by as "changedBy", wire_time(v.changed_at) as "changedAt", v.published_by as "publishedBy",
  wire_time(v.published_at) as "publishedAt", wire_time(v.effective_from) as "effectiveFrom",
  v.retired_by as "retiredBy", wire_time(v.retired_at) as "retiredAt"`;
const FROM = "from template_versions v join templates t on t.id = v.template_id";

type Named = { id: string; name: string; channel: SentChannel };
type FactsRow = TemplateRow["versions"][number] & Named;

/** By name. Who does not write templates sees those that are in force for portfolios that they may read. */
export async function listTemplates(
  viewer: Viewer,
  directory: Directory,
  { channel, purpose }: ListQuery,
): Promise<ListAnswer<TemplateRow>> {
  const { rows } = await pool().query<FactsRow>(
    `select ${FACTS} ${FROM} where $1::text is null or t.channel = $1 order by lower(t.name), t.id, v.version desc`,
    [channel ?? null],
  );
  const seen = rows.filter(visibleTo(viewer, directory));
  const items = [...Map.groupBy(seen, ({ id }) => id).values()].flatMap((versions) => together(versions) ?? []);
  const asked = items.filter(
    ({ versions }) => purpose === undefined || versions.some(({ purposes }) => purposes.includes(purpose)),
  );
  return { items: asked, nextCursor: null };
}

/** One with every version that this reader may see. Throws the same 404 for none and for one that is not for them. */
export async function readWhole(viewer: Viewer, id: string, directory?: Directory): Promise<WholeTemplate> {
  const { rows } = await pool().query<VersionRow & Named>(
    `select ${FACTS}, v.inputs, v.texts, v.parts ${FROM} where t.id = $1 order by v.version desc`,
    [id],
  );
  const template = together(rows.filter(visibleTo(viewer, directory)));
  if (!template) throw noTemplate();
  return template;
}

function visibleTo(viewer: Viewer, directory?: Directory): (row: FactsRow) => boolean {
  if (whyNotWriteTemplates(viewer) === null) return () => true;
  const portfolios = Object.keys(directory?.portfolios ?? {}).filter((slug) => mayRead(viewer, slug));
  return (row) => row.current && portfolios.some((slug) => isFor(row, slug));
}

/** Rows of one template as that template with its versions. */
function together<Version>(
  rows: readonly (Version & Named)[],
): (Named & { versions: Omit<Version, keyof Named>[] }) | null {
  const [first] = rows;
  if (!first) return null;
  const { id, name, channel } = first;
  return { id, name, channel, versions: rows.map(({ id: _, name: __, channel: ___, ...version }) => version) };
}
