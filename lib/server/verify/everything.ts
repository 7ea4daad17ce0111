import { type Client, inTransaction, pool } from "../database.ts";
import { walkCase } from "./case.ts";
import { CASE_COLUMNS, type StoredCase } from "./case-row.ts";
import type { Finding } from "./mismatch.ts";
import { strayCommands } from "./remembered.ts";

export type Report = {
  cases: number;
  events: number;
  /** Personal fields opened and compared with their commitments. */
  opened: number;
  /** Personal fields of erased customers: their commitments stand, their values cannot be opened. */
  erased: number;
  /** Cases whose snapshot and card were compared with the log folded again. */
  snapshots: number;
  /** The first thing that does not fit, for each case where something does not. */
  findings: Finding[];
};

const WALKERS = 3;
const PAGE = 100;

/** Walks every case, or the one of this reference, while the desk may go on working. Memory does not grow with the cases. */
export async function verifyEverything(ref?: string, tell: (soFar: Report) => void = () => {}): Promise<Report> {
  const report: Report = { cases: 0, events: 0, opened: 0, erased: 0, snapshots: 0, findings: [] };
  const ids = caseIds(ref);
  const walker = async () => {
    for await (const id of ids) {
      await addCase(report, id);
      tell(report);
    }
  };
  await Promise.all(Array.from({ length: WALKERS }, walker));
  if (report.cases > 0) await addStray(report, ref);
  report.findings.sort((a, b) => (a.ref < b.ref ? -1 : 1));
  return report;
}

async function* caseIds(ref: string | undefined): AsyncGenerator<string> {
  let after: string | null = null;
  for (;;) {
    const { rows }: { rows: { id: string }[] } = await pool().query(
      `select id from cases where ($1::text is null or ref = $1) and ($2::uuid is null or id > $2) order by id limit ${PAGE}`,
      [ref ?? null, after],
    );
    for (const { id } of rows) yield id;
    after = rows.at(-1)?.id ?? null;
    if (rows.length < PAGE) return;
  }
}

async function addCase(report: Report, id: string): Promise<void> {
  const walked = await inOneSnapshot(async (client) => {
    const { rows } = await client.query<StoredCase>(
      `select ${CASE_COLUMNS} from cases c join customers u on u.id = c.customer_id where c.id = $1`,
      [id],
    );
    return rows[0] && walkCase(client, rows[0]);
  });
  if (!walked) return;
  report.cases += 1;
  report.events += walked.events;
  report.opened += walked.opened;
  report.erased += walked.erased;
  report.snapshots += walked.snapshots;
  if (walked.finding) report.findings.push(walked.finding);
}

async function addStray(report: Report, ref: string | undefined): Promise<void> {
  const named = new Set(report.findings.map((finding) => finding.ref));
  const stray = await inOneSnapshot((client) => strayCommands(client, ref));
  report.findings.push(...stray.filter((finding) => !named.has(finding.ref)));
}

/** Log, row and ranges as of one instant: commands that commit meanwhile are not half seen. */
function inOneSnapshot<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return inTransaction(async (client) => {
    await client.query("set transaction isolation level repeatable read, read only");
    await client.query("set local statement_timeout = 0");
    return work(client);
  });
}
