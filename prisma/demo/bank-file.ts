/** Yesterday's statement of the demo's account: some payments that name their case, some that look like one, and some nobody knows. */
import { type SampleEntry, sampleCamt } from "../../lib/domain/bank/sample-camt.ts";
import type { CaseState } from "../../lib/domain/case.ts";
import { keepBankFile } from "../../lib/server/bank/receive-file.ts";
import { settleBankLines } from "../../lib/server/bank/runner.ts";
import { pool } from "../../lib/server/database.ts";
import { stateOf } from "../../lib/server/reads/case.ts";
import { readableCase } from "../../lib/server/reads/readable-case.ts";
import { idOf } from "./people.ts";

const DAY_MS = 86_400_000;

/** Takes it in and settles it, once. */
export async function tellBankFile(now: string): Promise<void> {
  const { rows } = await pool().query<{ there: boolean }>("select exists (select from bank_files) as there");
  if (rows[0]?.there) return;
  const day = new Date(Date.parse(now) - DAY_MS).toISOString().slice(0, 10);
  const [named, indebted, two, full, part] = await quietCases(day);
  if (!named || !indebted || !two || !full || !part) return;
  const entries: SampleEntry[] = [
    { amount: "40.00", text: `${named.ref} thank you`, name: asPayer(named) },
    { amount: "25.00", text: `account ${indebted.debts[0]?.reference}`, name: asPayer(indebted) },
    { amount: plain(full.balanceMinor), text: "in full", name: asPayer(full) },
    { amount: "30.00", text: "november", name: asPayer(part) },
    { amount: "60.00", text: `${named.ref} and ${two.ref}`, name: "M OYELARAN" },
    { amount: "112.40", text: "RENT NOVEMBER FLAT 2", name: "T AND J HOLDINGS LTD" },
    { amount: "15.00", text: "no reference" },
    { amount: "6.50", text: "Account fee", name: "NATIONAL WESTMINSTER", credit: false },
  ];
  const file = statementOf(entries.map((entry, at) => ({ ...entry, on: day, ref: `FPS-${day}-${at + 1}` })));
  const by = { actor: { kind: "user" as const, id: idOf("lena") } };
  await keepBankFile(by, { bytes: Buffer.from(file), name: `statement-${day}.xml` });
  await settleBankLines();
}

function statementOf(entries: SampleEntry[]): string {
  const came = entries.reduce((sum, { amount, credit }) => sum + minorOf(amount) * (credit === false ? -1 : 1), 0);
  return sampleCamt({ version: "08", opening: "1204.18", closing: plain(120_418 + came), entries });
}

/** Open cases in pounds, of which nothing was told since then: whom the bank's day cannot contradict. */
async function quietCases(day: string): Promise<CaseState[]> {
  const { rows } = await pool().query<{ ref: string }>(
    `select ref from cases c where lifecycle = 'open' and currency = 'GBP' and not on_hold and offer_team is null
       and status in ('new', 'contacting', 'engaged') and balance_minor between 10000 and 500000
       and not exists (select from events e where e.case_id = c.id and e.occurred_at >= $1::timestamptz)
     order by ref limit 5`,
    [`${day}T11:00:00.000Z`],
  );
  return Promise.all(rows.map(async ({ ref }) => stateOf(await readableCase({ kind: "system", id: "baton" }, ref))));
}

/** "Ruth Achterberg" as her bank writes her: "ACHTERBERG R". */
function asPayer({ customer }: CaseState): string {
  const words = customer.name.toUpperCase().split(" ");
  return [words.at(-1), ...words.slice(0, -1).map((word) => word.charAt(0))].join(" ").replaceAll("&", "AND");
}

function plain(minor: number): string {
  return (minor / 100).toFixed(2);
}

function minorOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}
