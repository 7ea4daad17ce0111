import type * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import { ruleWords } from "../../domain/contact-policy/rule-words.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { insertAccess, sealedPurpose } from "../access/record.ts";
import { inTransaction } from "../database.ts";
import { env } from "../env.ts";
import { type BlockedContact, blockedRows } from "../policy/blocked.ts";
import { type BlockedFilter, type blockedExportSchema, blockedStatement } from "../policy/blocked-query.ts";
import { requireReader } from "../policy/read-packs.ts";
import type { Position } from "../reads/cursor.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import { type Cell, csvAnswer, fileName } from "./csv-answer.ts";
import { requireFits } from "./export-budget.ts";

const AT_ONCE = 500;
const HEADER = [
  ...["at", "reference", "event", "decision", "rules", "in_words", "pack", "pack_version", "channel", "purpose"],
  ...["automated", "until", "team", "portfolio"],
];

/** The contacts that were not made, with their rules, as a CSV file; noted in the access log before the first byte goes out. */
export async function exportBlocked(
  viewer: Viewer,
  directory: Directory,
  { purpose, ...filter }: z.output<typeof blockedExportSchema>,
): Promise<Response> {
  requireReader(viewer);
  const portfolios = readablePortfolios(viewer, directory);
  const by = { kind: viewer.kind, id: viewer.id };
  const detail = { list: "blocked-contacts", ...filter };
  const results = await inTransaction(async (client) => {
    const { text, values } = blockedStatement(filter, portfolios, null, env().limits.export.rows + 1);
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from (${text}) as found`,
      values,
    );
    const found = requireFits(rows[0]?.count ?? 0);
    const noted = { by, via: doorOf(viewer), action: "export", detail, purpose: sealedPurpose(purpose) } as const;
    await insertAccess(client, { ...noted, results: found });
    return found;
  });
  return csvAnswer(fileName("blocked-contacts"), results, HEADER, batches(filter, portfolios, directory, results));
}

/** What is blocked meanwhile stands before the first row and is left out at the end: the number of rows was told. */
async function* batches(
  filter: BlockedFilter,
  portfolios: readonly string[],
  directory: Directory,
  most: number,
): AsyncGenerator<Cell[][]> {
  let after: Position | null = null;
  for (let left = most; left > 0; ) {
    const rows: BlockedContact[] = await blockedRows(filter, portfolios, after, Math.min(AT_ONCE, left));
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => cellsOf(row, directory));
    after = { key: last.at, id: last.id };
    left -= rows.length;
  }
}

function cellsOf(row: BlockedContact, { teams, portfolios }: Directory): Cell[] {
  const { at, ref, id, decision, rules, pack, channel, purpose, automated, until, team, portfolio } = row;
  return [
    ...[
      at,
      ref,
      id,
      decision,
      rules.join("; "),
      rules.map(ruleWords).join(" "),
      pack.id,
      pack.version,
      channel,
      purpose,
    ],
    ...[automated ? "yes" : "no", until, teams[team]?.name ?? team, portfolios[portfolio]?.name ?? portfolio],
  ];
}
