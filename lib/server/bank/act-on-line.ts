/** What people do with a line at the payments desk. Each looks at the revision that it was decided on, and is told when it has gone on. */
import type * as z from "zod";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";
import { readableCase } from "../reads/readable-case.ts";
import type { ignoreSchema, matchSchema, undoSchema } from "./bank-queries.ts";
import { postLine, reverseByLine, setLine, taken, undoLine } from "./post-line.ts";
import { requireLine } from "./read-lines.ts";
import { requireMatch } from "./require-payments.ts";
import type { LineRow } from "./stored-line.ts";

const WAITS = new Set(["new", "suggested", "unmatched"]);

/** Posts the line, whole or in parts, or lets it take back the payment that it returns. */
export async function matchBankLine(
  by: Identity,
  viewer: Viewer,
  id: string,
  asked: z.infer<typeof matchSchema>,
): Promise<void> {
  const row = await requireOpen(viewer, id, asked.revision);
  if ("reverses" in asked) {
    if (row.direction === "in") throw wrong("reverses", "this money came in; post it to a case");
    await readableCase(viewer, asked.reverses.ref);
    return reverseByLine(by, row, asked.reverses);
  }
  if (row.direction === "out") throw wrong("parts", "this money went out; it is no payment of a customer");
  for (const { ref } of asked.parts) await requireOwing(viewer, row, ref);
  const sum = asked.parts.reduce((all, part) => all + part.amountMinor, 0);
  if (sum !== row.amountMinor) throw wrong("parts", "must come to the whole amount of the line");
  await postLine(by, row, asked.parts);
}

/** Sets the line aside: it is no customer's payment, or goes back by the bank. */
export async function ignoreBankLine(
  by: Identity,
  viewer: Viewer,
  id: string,
  asked: z.infer<typeof ignoreSchema>,
): Promise<void> {
  const row = await requireOpen(viewer, id, asked.revision);
  const { why, reason } = asked;
  await setLine(by, row, "ignore", { state: "ignored", matching: row.matching, why, reason });
}

/** Takes back what was done with the line: its payments are reversed, or it is no longer set aside. */
export async function undoBankLine(
  by: Identity,
  viewer: Viewer,
  id: string,
  asked: z.infer<typeof undoSchema>,
): Promise<void> {
  requireMatch(viewer);
  const row = await requireLine(viewer, id);
  if (row.revision !== asked.revision) throw taken();
  if (row.state === "ignored" || row.state === "payout")
    return setLine(by, row, "undo", { state: "unmatched", matching: row.matching, reason: asked.reason });
  if (row.state !== "posted")
    throw new Problem(422, "refused", "Nothing was done with this line that could be taken back.", {
      rule: "nothing-to-undo",
    });
  const { rows } = await pool().query<{ no: number; kind: string; ref: string; paymentId: string }>(
    `select p.no, p.kind, c.ref, p.payment_id as "paymentId" from bank_postings p join cases c on c.id = p.case_id
     where p.line_id = $1 and p.undone_at is null order by p.no`,
    [id],
  );
  if (rows.some(({ kind }) => kind === "reversal"))
    throw new Problem(422, "refused", "A payment that was reversed is not put back; record it on its case instead.", {
      rule: "reversed-already",
    });
  for (const { ref } of rows) await readableCase(viewer, ref);
  await undoLine(by, row, rows, asked.reason);
}

async function requireOpen(viewer: Viewer, id: string, revision: number): Promise<LineRow> {
  requireMatch(viewer);
  const row = await requireLine(viewer, id);
  if (row.revision !== revision || !WAITS.has(row.state)) throw taken();
  return row;
}

/** 404 for a case that the viewer may not know; the currency is looked at before anything is locked. */
async function requireOwing(viewer: Viewer, row: LineRow, ref: string): Promise<void> {
  const { id } = await readableCase(viewer, ref);
  const { rows } = await pool().query<{ currency: string }>("select currency from cases where id = $1", [id]);
  if (rows[0]?.currency === row.currency) return;
  throw new Problem(422, "wrong-currency", `The case is in ${rows[0]?.currency}, the line in ${row.currency}.`, {
    errors: [{ path: "parts", message: `${ref} is in another currency` }],
  });
}

function wrong(path: string, message: string): Problem {
  return new Problem(422, "invalid", `${path}: ${message}.`, { errors: [{ path, message }] });
}
