/** An import in words: what it is doing, how far it is, how long it takes. */
import { counted } from "#components/ui/counted.ts";
import type { ImportCounts, ImportState, ImportView } from "#lib/client/imports.ts";
import type { Delimiter, Encoding } from "#lib/domain/import/file-form.ts";

export const ENCODING_WORDS: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16, little end first",
  "utf-16be": "UTF-16, big end first",
  "windows-1252": "Windows-1252",
};
export const DELIMITER_WORDS: Record<Delimiter, string> = {
  comma: "Comma",
  semicolon: "Semicolon",
  tab: "Tab",
  pipe: "Pipe",
};

const STATES: Record<ImportState, string> = {
  staging: "Reading the file",
  running: "Making cases",
  paused: "Paused",
  done: "Done",
  failed: "Failed",
};

export function stateWords({ state, dryRun }: Pick<ImportView, "state" | "dryRun">): string {
  return state === "running" && dryRun ? "Planning the cases" : STATES[state];
}

/** How much is done, from 0 to 1: first the rows are read, then their cases are made. */
export function shareDone({ state, counts }: Pick<ImportView, "state" | "counts">): number {
  if (state === "done") return 1;
  if (isReading(counts)) return share(lookedAt(counts), counts.rows) / 4;
  return 0.25 + (share(counts.finished, counts.read) * 3) / 4;
}

/** "1,930 of 2,466 rows read", "412 of 1,930 rows done". */
export function progressWords({ state, counts }: Pick<ImportView, "state" | "counts">): string {
  if (state === "done") return `${number(counts.rows)} rows`;
  if (isReading(counts)) return `${number(lookedAt(counts))} of ${number(counts.rows)} rows read`;
  return `${number(counts.finished)} of ${number(counts.read)} rows done`;
}

/** What is left at the rate so far: "about 2 minutes left"; nothing while nobody can tell. */
export function timeLeftWords({ state, counts, rate }: Pick<ImportView, "state" | "counts" | "rate">): string {
  if (state !== "running" || rate <= 0 || isReading(counts)) return "";
  const seconds = Math.ceil((counts.read - counts.finished) / rate);
  if (seconds < 5) return "a few seconds left";
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `about ${minutes} minutes left` : `about ${Math.round(minutes / 60)} hours left`;
}

/** Rows that did not go in, for a reason that is told. */
export function leftOut({ wrong, refused }: ImportCounts): number {
  return wrong + refused;
}

export function number(count: number): string {
  return new Intl.NumberFormat("en-GB").format(count);
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return counted(bytes, "byte");
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

function isReading(counts: ImportCounts): boolean {
  return lookedAt(counts) < counts.rows;
}

function lookedAt({ read, wrong, filtered, withheld }: ImportCounts): number {
  return read + wrong + filtered + withheld;
}

function share(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 1;
}
