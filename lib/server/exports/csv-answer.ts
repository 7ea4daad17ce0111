import { stringify } from "csv-stringify/sync";
import { harmless } from "../../domain/csv-cell.ts";

/** Texts are made harmless; numbers stand as they are. */
export type Cell = string | number | null;

/** Spreadsheets take a file without it for Windows-1252. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A CSV file (RFC 4180, UTF-8 with byte order mark) that goes out batch by batch, as fast as the reader takes it. A
 * failure breaks the answer off, so that half a file is never taken for a whole one.
 */
export function csvAnswer(name: string, rows: number, header: string[], batches: AsyncGenerator<Cell[][]>): Response {
  const texts = textsOf(header, batches);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(Buffer.from(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
      "x-row-count": String(rows),
    },
  });
}

async function* textsOf(header: string[], batches: AsyncGenerator<Cell[][]>): AsyncGenerator<string, void> {
  yield BYTE_ORDER_MARK + csvText([header]);
  for await (const batch of batches) if (batch.length > 0) yield csvText(batch);
}

export function csvText(rows: Cell[][]): string {
  return stringify(rows, { record_delimiter: "\r\n", cast: { string: harmless } });
}

/** `cases-mine-2026-11-22-0930`: what and when, never whom it concerns. */
export function fileName(...parts: string[]): string {
  const minute = new Date().toISOString().slice(0, 16).replace("T", "-").replace(":", "");
  return [...parts, minute].join("-");
}
