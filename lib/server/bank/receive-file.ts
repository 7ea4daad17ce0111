/** Takes a bank's file in: all of its lines in one transaction, or nothing. What becomes of each is the worker's (runner.ts). */
import { createHash } from "node:crypto";
import { MOST_BYTES } from "../../domain/bank/bank-line.ts";
import { sealForInstallation } from "../crypto.ts";
import { type Client, inTransaction } from "../database.ts";
import type { Identity } from "../identity.ts";
import { newId } from "../ids.ts";
import { wrongFile } from "../import/file-text.ts";
import { receiveUpload } from "../import/upload.ts";
import { lookApart } from "./read-apart.ts";
import { type LookedAt, type ReadFile, requireWhole, wholeFile } from "./read-file.ts";
import { sealedLines } from "./stored-line.ts";

/** What is sealed of a file. */
export type FileForm = Pick<ReadFile, "header" | "mapping"> & { name: string | null };
export const fileBound = (id: string) => `bank-file:${id}`;

/** The file and mapping of a request. Throws 413, 415, 400, 422. */
export async function uploadBankFile(
  request: Request,
): Promise<{ bytes: Buffer; name: string | null; mapping: unknown }> {
  const { file, fileName, mapping } = await receiveUpload(request, MOST_BYTES, wholeFile);
  return { bytes: file, name: fileName, mapping: mapping === undefined ? undefined : toJson(mapping) };
}

/** What a file would be read as, without keeping anything of it. */
export async function previewBankFile(request: Request): Promise<LookedAt> {
  const { bytes, mapping } = await uploadBankFile(request);
  return lookApart(bytes, mapping);
}

/** Keeps the file's lines. `isNew` is false for a file that is there already: then nothing changes. */
export async function keepBankFile(
  { actor }: Identity,
  { bytes, name, mapping }: { bytes: Uint8Array; name: string | null; mapping?: unknown },
): Promise<{ id: string; isNew: boolean }> {
  const sha256 = createHash("sha256").update(bytes).digest();
  const read = requireWhole(await lookApart(bytes, mapping));
  return inTransaction(async (client) => {
    const id = newId();
    const form: FileForm = { name, header: read.header, mapping: read.mapping };
    const { rowCount } = await client.query(
      `insert into bank_files (id, sha256, kind, form, actor_kind, actor_id, lines, known, wrong, pending, balanced)
       values ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9) on conflict (sha256) do nothing`,
      [
        id,
        sha256,
        read.kind,
        sealForInstallation(form, fileBound(id)),
        actor.kind,
        actor.id,
        read.wrong.length,
        read.pending,
        read.balanced,
      ],
    );
    if (rowCount === 0) return { id: await idOf(client, sha256), isNew: false };
    const kept = await insertLines(client, id, read);
    await insertWrong(client, id, read);
    await client.query("update bank_files set lines = $2, known = $3 where id = $1", [
      id,
      kept,
      read.lines.length - kept,
    ]);
    return { id, isNew: true };
  });
}

async function idOf(client: Client, sha256: Buffer): Promise<string> {
  const { rows } = await client.query<{ id: string }>("select id from bank_files where sha256 = $1", [sha256]);
  return rows[0]?.id ?? "";
}

async function insertLines(client: Client, fileId: string, { lines }: ReadFile): Promise<number> {
  const rows = sealedLines(lines, newId);
  // In one order whatever the file's: two files that overlap wait for each other instead of locking each other out.
  rows.sort((a, b) => Buffer.compare(a.key, b.key));
  const { rowCount } = await client.query(
    `insert into bank_lines (id, file_id, position, account, key, payer, booked_on, direction, amount_minor, currency, returned, said)
     select id, $1, position, account, key, payer, booked_on, direction, amount_minor, currency, returned, said
     from unnest($2::uuid[], $3::int[], $4::bytea[], $5::bytea[], $6::bytea[], $7::date[], $8::text[], $9::bigint[], $10::text[], $11::bool[], $12::bytea[])
       as t(id, position, account, key, payer, booked_on, direction, amount_minor, currency, returned, said)
     on conflict (account, key) do nothing`,
    [
      fileId,
      rows.map(({ id }) => id),
      rows.map(({ position }) => position),
      rows.map(({ account }) => account),
      rows.map(({ key }) => key),
      rows.map(({ payer }) => payer),
      rows.map(({ line }) => line.bookedOn),
      rows.map(({ line }) => line.direction),
      rows.map(({ line }) => line.amountMinor),
      rows.map(({ line }) => line.currency),
      rows.map(({ line }) => line.returned),
      rows.map(({ said }) => said),
    ],
  );
  return rowCount ?? 0;
}

async function insertWrong(client: Client, fileId: string, { wrong }: ReadFile): Promise<void> {
  if (wrong.length === 0) return;
  await client.query(
    "insert into bank_file_errors (file_id, line, row) select $1, * from unnest($2::int[], $3::bytea[])",
    [
      fileId,
      wrong.map(({ line }) => line),
      wrong.map((row) => sealForInstallation(row, `${fileBound(fileId)}:${row.line}`)),
    ],
  );
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrongFile("The mapping is not JSON.");
  }
}
