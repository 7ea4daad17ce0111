import { type Matching, matchLine } from "../../domain/bank/matching.ts";
import { Refusal } from "../../domain/refusal.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { BANK, postLine, setLine } from "./post-line.ts";
import { type Found, LINE_COLUMNS, type LineRow, toLine } from "./stored-line.ts";
import { surroundingsOf } from "./surroundings.ts";

/** The next line that nobody has looked at, in the order of files; undefined when there is none. */
export async function nextLine(after: ReadonlySet<string>): Promise<LineRow | undefined> {
  const { rows } = await pool().query<LineRow>({
    name: "bank-next-line",
    text: `select ${LINE_COLUMNS} from bank_lines l where l.state = 'new' and l.id <> all($1::uuid[]) order by l.file_id, l.position limit 1`,
    values: [[...after]],
  });
  return rows[0];
}

/** Matches a line, and posts it when it is sure. Any number may be at it: what another has done already changes nothing, and is false. */
export async function settleLine(row: LineRow): Promise<boolean> {
  const line = toLine(row);
  const matching: Matching = line ? matchLine(line, await surroundingsOf(row, line)) : { is: "unmatched", notes: [] };
  try {
    await settle(row, matching);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "conflict") return false;
    if (!(error instanceof Refusal || error instanceof Problem)) throw error;
    // The case does not take it: a person decides.
    await keep(row, refused(matching));
    return true;
  }
}

async function settle(row: LineRow, matching: Matching): Promise<void> {
  if (matching.is === "sure") {
    const { ref, debtId, reasons } = matching;
    return postLine(BANK, row, [{ ref, amountMinor: row.amountMinor, ...(debtId && { debtId }) }], { reasons });
  }
  if (matching.is === "payout")
    return setLine(BANK, row, "payout", { state: "payout", matching: {}, payout: matching.payout });
  await keep(row, matching);
}

/** Nobody has acted yet: no act is noted, only what was found out. */
async function keep({ id, revision }: LineRow, matching: Exclude<Matching, { is: "sure" | "payout" }>): Promise<void> {
  const { is, ...rest } = matching;
  const found: Found = rest;
  await pool().query(
    "update bank_lines set state = $3, matching = $4, changed_at = clock_timestamp() where id = $1 and revision = $2 and state = 'new'",
    [id, revision, is, JSON.stringify(found)],
  );
}

function refused(matching: Matching): Exclude<Matching, { is: "sure" | "payout" }> {
  if (matching.is !== "sure") return { is: "unmatched", notes: [] };
  const { ref, debtId, reasons } = matching;
  return { is: "suggested", suggestions: [{ ref, ...(debtId && { debtId }), score: 90, reasons }], notes: ["refused"] };
}
