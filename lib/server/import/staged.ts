/** How rows wait for their turn: sealed under the installation's key, each bound to its import and its place. */

import type { FileForm } from "../../domain/import/file-form.ts";
import type { Mapping } from "../../domain/import/mapping.ts";
import type { ImportFact } from "../../domain/import/row.ts";
import type { RowError } from "../../domain/import/row-reader.ts";
import { openForInstallation, sealForInstallation } from "../crypto.ts";

/** What every row of the file is read with, and how the file was text. */
export type Form = {
  header: string[];
  mapping: Mapping & { asOf: string };
  file?: FileForm & { name: string | null };
};
export type RawRow = [line: number, cells: string[]];
export type StagedFact = { line: number; cells: string[]; fact: ImportFact };
export type LeftOut = { line: number; cells: string[]; errors: RowError[] };

export const sealForm = (importId: string, form: Form) => sealForInstallation(form, `import:${importId}:form`);
export const openForm = (importId: string, sealed: Buffer) =>
  openForInstallation<Form>(sealed, `import:${importId}:form`);

export const sealBatch = (importId: string, seq: number, rows: RawRow[]) =>
  sealForInstallation(rows, `import:${importId}:batch:${seq}`);
export const openBatch = (importId: string, seq: number, sealed: Buffer) =>
  openForInstallation<RawRow[]>(sealed, `import:${importId}:batch:${seq}`);

export const sealFact = (importId: string, { line, cells, fact }: StagedFact) =>
  sealForInstallation({ cells, fact }, `import:${importId}:fact:${line}`);
export const openFact = (importId: string, line: number, sealed: Buffer): StagedFact => ({
  line,
  ...openForInstallation<Omit<StagedFact, "line">>(sealed, `import:${importId}:fact:${line}`),
});

export const sealLeftOut = (importId: string, { line, cells, errors }: LeftOut) =>
  sealForInstallation({ cells, errors }, `import:${importId}:error:${line}`);
export const openLeftOut = (importId: string, line: number, sealed: Buffer): LeftOut => ({
  line,
  ...openForInstallation<Omit<LeftOut, "line">>(sealed, `import:${importId}:error:${line}`),
});
