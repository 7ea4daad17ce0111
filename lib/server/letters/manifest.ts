import { doorOf } from "../../domain/access.ts";
import type { Variant } from "../../domain/contact-words.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Paper } from "../../domain/letters/sheet.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Access } from "../access/record.ts";
import { pool } from "../database.ts";
import { chooseCases } from "../exports/chosen-cases.ts";
import { type Cell, csvText } from "../exports/csv-answer.ts";
import { forbidden } from "../problem.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import { type BatchAnswer, readBatch } from "./read-batches.ts";

export type ManifestLetter = { position: number; letter: string; ref: string; pages: number; sha256: string };
/** What a batch holds, in its order. `sha256` is that of its letters' hashes, a line each. Nothing of a customer but the case's reference. */
export type Manifest = {
  batch: string;
  number: number;
  paper: Paper;
  variant: Variant;
  closedAt: string;
  letters: number;
  pages: number;
  sha256: string;
  items: ManifestLetter[];
};
export type Chosen = { manifest: Manifest; contacts: string[] };

/**
 * A closed batch for who may take it away whole; that they did is in the access log, with the cases in it, before anything
 * goes out. Throws 403 for letters of cases that the viewer may not read, 404, and refuses what is not closed.
 */
export async function takeManifest(
  viewer: Viewer,
  directory: Directory,
  id: string,
  file: "manifest" | "print",
): Promise<Chosen> {
  const batch = await readBatch(viewer, id);
  if (!batch.closed || batch.sha256 === null)
    throw new Refusal("letters.not-closed", "This batch still takes letters. Close it first.");
  const rows = await lettersOf(id);
  const readable = new Set(readablePortfolios(viewer, directory));
  if (rows.some(({ portfolio }) => !readable.has(portfolio)))
    throw forbidden("This batch holds letters of portfolios that you may not read.");
  await note(viewer, batch, file);
  const items = rows.map(({ position, letter, ref, pages, sha256 }) => ({ position, letter, ref, pages, sha256 }));
  return {
    manifest: manifestOf(batch, batch.closed.at, batch.sha256, items),
    contacts: rows.map(({ contact }) => contact),
  };
}

/** RFC 4180, UTF-8. Cells that a spreadsheet would run begin with an apostrophe. */
export function manifestCsv({ items }: Manifest): string {
  const rows = items.map(({ position, letter, ref, pages, sha256 }): Cell[] => [position, letter, ref, pages, sha256]);
  return csvText([["position", "letter", "case", "pages", "sha256"], ...rows]);
}

export function csvHeaders(manifest: Manifest): Record<string, string> {
  return {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${batchFile(manifest)}.csv"`,
    "cache-control": "no-store",
    "x-row-count": String(manifest.items.length),
  };
}

/** `letters-12`: what it is, never whom it concerns. */
export function batchFile({ number }: Pick<Manifest, "number">): string {
  return `letters-${number}`;
}

type Row = ManifestLetter & { contact: string; portfolio: string };

async function lettersOf(id: string): Promise<Row[]> {
  const { rows } = await pool().query<Row>(
    `select l.position, l.id as letter, c.ref, l.pages, l.sha256, l.contact_id as contact, c.portfolio
     from letters l join cases c on c.id = l.case_id where l.batch_id = $1 and l.position is not null order by l.position`,
    [id],
  );
  return rows;
}

async function note(viewer: Viewer, { id }: BatchAnswer, file: string): Promise<void> {
  const by = { kind: viewer.kind, id: viewer.id };
  const access: Access = { by, via: doorOf(viewer), action: "export", detail: { list: "letters", batch: id, file } };
  await chooseCases(access, (most) => ({
    text: "select case_id as id from letters where batch_id = $1 and position is not null order by position limit $2",
    values: [id, most],
  }));
}

function manifestOf(batch: BatchAnswer, closedAt: string, sha256: string, items: ManifestLetter[]): Manifest {
  const { id, number, paper, variant, letters, pages } = batch;
  return { batch: id, number, paper, variant, closedAt, letters, pages, sha256, items };
}
