import { pool } from "../database.ts";

/** How long the texts and names of a line that was dealt with are kept: for a claim that money was sent to the wrong case. */
export const KEPT_DAYS = 400;
const ERRORS_KEPT_DAYS = 30;
const AT_ONCE = 1_000;

/** Takes texts and names out of lines that were dealt with long ago; sums, days and postings stay. Returns the rows. */
export async function forgetSaid(): Promise<number> {
  await pool().query(
    "delete from bank_file_errors e using bank_files f where f.id = e.file_id and f.received_at < now() - make_interval(days => $1)",
    [ERRORS_KEPT_DAYS],
  );
  const { rowCount } = await pool().query({
    name: "forget-bank-said",
    text: `update bank_lines set said = null, payer = null where id in (
      select id from bank_lines where said is not null and state in ('posted', 'ignored', 'payout')
        and changed_at < now() - make_interval(days => $1) limit ${AT_ONCE} for update skip locked)`,
    values: [KEPT_DAYS],
  });
  const rows = rowCount ?? 0;
  return rows < AT_ONCE ? rows : rows + (await forgetSaid());
}
