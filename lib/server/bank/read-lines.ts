import type * as z from "zod";
import { doorOf } from "../../domain/access.ts";
import { shownAccount } from "../../domain/bank/bank-line.ts";
import type { LineAct, LineState, Reason } from "../../domain/bank/bank-words.ts";
import type { Suggestion } from "../../domain/bank/matching.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { recordAccess } from "../access/record.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { type CardRow, openCards } from "../reads/cards.ts";
import { makeCursor, readCursor } from "../reads/cursor.ts";
import type { ListAnswer } from "../reads/directory-lists.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import type { linesSchema } from "./bank-queries.ts";
import { isUuid } from "./read-files.ts";
import { requirePayments } from "./require-payments.ts";
import { LINE_COLUMNS, type LineRow, openReason, openSaid } from "./stored-line.ts";

type Shown = Pick<QueueRow, "customerName" | "status" | "balanceMinor" | "currency">;
/** A line as the desk shows it. Cases that the viewer may not read are not named: `hidden` counts them. */
export type BankLineAnswer = Pick<
  LineRow,
  "id" | "fileId" | "bookedOn" | "direction" | "amountMinor" | "currency" | "returned" | "state" | "payout" | "revision"
> & {
  /** Null once it has been forgotten, and when all of it went to cases that the viewer may not read. */
  said: null | {
    at: string;
    account: string;
    texts: string[];
    counterparty: string | null;
    counterpartyAccount: string | null;
    endToEndId: string | null;
    bankId: string | null;
  };
  suggestions: (Suggestion & { case: Shown })[];
  hidden: number;
  notes: Reason[];
  reasons: Reason[];
  postings: {
    no: number;
    kind: "payment" | "reversal";
    ref: string | null;
    paymentId: string | null;
    amountMinor: number;
    undone: boolean;
  }[];
  acts: {
    revision: number;
    act: LineAct;
    by: { kind: string; id: string };
    at: string;
    why: string | null;
    reason: string | null;
  }[];
};

const OPEN: readonly LineState[] = ["new", "suggested", "unmatched"];

/** Lines, the newest booked first. What they say is personal: the look stands in the access log before the answer. Throws 403. */
export async function listBankLines(
  viewer: Viewer,
  directory: Directory,
  { state, file, limit, cursor }: z.infer<typeof linesSchema>,
): Promise<ListAnswer<BankLineAnswer>> {
  requirePayments(viewer);
  const list = { list: "bank-lines", state, file };
  const after = cursor === undefined ? null : readCursor(list, cursor);
  const { rows } = await pool().query<LineRow>(
    `select ${LINE_COLUMNS} from bank_lines l where l.state = any($1) and ($2::uuid is null or l.file_id = $2)
       and ($3::date is null or (l.booked_on, l.id) < ($3::date, $4::uuid)) order by l.booked_on desc, l.id desc limit $5`,
    [state === "open" ? OPEN : [state], file ?? null, after?.key ?? null, after?.id ?? null, limit + 1],
  );
  const page = rows.slice(0, limit);
  const items = await answersOf(viewer, directory, page);
  await noteLook(viewer, { list: "bank-lines", state }, items.length);
  const last = page.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? makeCursor(list, { key: last.bookedOn, id: last.id }) : null,
  };
}

/** One line. Throws 403 and 404. */
export async function readBankLine(viewer: Viewer, directory: Directory, id: string): Promise<BankLineAnswer> {
  const row = await requireLine(viewer, id);
  const [answer] = await answersOf(viewer, directory, [row]);
  await noteLook(viewer, { list: "bank-lines", line: id }, 1);
  return answer ?? noLine();
}

/** Throws 403 and 404. */
export async function requireLine(viewer: Viewer, id: string): Promise<LineRow> {
  requirePayments(viewer);
  if (!isUuid(id)) return noLine();
  const { rows } = await pool().query<LineRow>(`select ${LINE_COLUMNS} from bank_lines l where l.id = $1`, [id]);
  return rows[0] ?? noLine();
}

function noLine(): never {
  throw new Problem(404, "not-found", "There is no such bank line.");
}

function noteLook(viewer: Viewer, detail: object, results: number): Promise<void> {
  const by = { kind: viewer.kind, id: viewer.id };
  return recordAccess({ by, via: doorOf(viewer), action: "bank-lines", detail, results });
}

async function answersOf(viewer: Viewer, directory: Directory, rows: LineRow[]): Promise<BankLineAnswer[]> {
  const ids = rows.map(({ id }) => id);
  const portfolios = readablePortfolios(viewer, directory);
  const refs = [...new Set(rows.flatMap(({ matching }) => (matching.suggestions ?? []).map(({ ref }) => ref)))];
  const [cases, postings, acts] = await Promise.all([
    shownCases(refs, portfolios),
    postingsOf(ids, portfolios),
    actsOf(ids),
  ]);
  return rows.map((row) => {
    const { id, fileId, bookedOn, direction, amountMinor, currency, returned, state, payout, revision, matching } = row;
    const all = matching.suggestions ?? [];
    const own = postings.filter(({ lineId }) => lineId === id);
    const isOthers = belongsToOthers(state, own);
    const suggestions = all.flatMap((one) => {
      const shown = cases.get(one.ref);
      return shown ? [{ ...one, case: shown }] : [];
    });
    return {
      ...{ id, fileId, bookedOn, direction, amountMinor, currency, returned, state, payout, revision },
      said: isOthers ? null : saidOf(row),
      suggestions: state === "suggested" || state === "unmatched" ? suggestions : [],
      hidden: all.length - suggestions.length,
      notes: matching.notes ?? [],
      reasons: matching.reasons ?? [],
      postings: own.map(({ lineId: _, ...one }) => one),
      acts: acts
        .filter(({ lineId }) => lineId === id)
        .map(({ lineId: _, ...one }) => ({ ...one, reason: isOthers ? null : one.reason })),
    };
  });
}

/** What waits for somebody is everybody's at the desk; once it is posted, who paid is known to those who may read the case. */
function belongsToOthers(state: LineState, own: readonly Posting[]): boolean {
  const standing = own.filter(({ undone }) => !undone);
  return state === "posted" && standing.length > 0 && standing.every(({ ref }) => ref === null);
}

/** The account that it came from only by its end, as everywhere. */
function saidOf(row: LineRow): BankLineAnswer["said"] {
  const said = openSaid(row);
  return said && { ...said, counterpartyAccount: said.counterpartyAccount && shownAccount(said.counterpartyAccount) };
}

async function shownCases(refs: string[], portfolios: string[]): Promise<Map<string, Shown>> {
  if (refs.length === 0) return new Map();
  const { rows } = await pool().query<CardRow>(
    `select c.id, c.ref, c.customer_id, c.version, c.fold, c.card, k.key as wrapped,
       wire_time(c.due_at) as due_at, c.balance_minor, wire_time(c.updated_at) as updated_at
     from cases c join customers k on k.id = c.customer_id where c.ref = any($1) and c.portfolio = any($2)`,
    [refs, portfolios],
  );
  const cards = await openCards(rows);
  return new Map(
    cards.map(({ ref, customerName, status, balanceMinor, currency }) => [
      ref,
      { customerName, status, balanceMinor, currency },
    ]),
  );
}

type Posting = BankLineAnswer["postings"][number] & { lineId: string };

async function postingsOf(ids: string[], portfolios: string[]): Promise<Posting[]> {
  const { rows } = await pool().query<Posting>(
    `select p.line_id as "lineId", p.no, p.kind, case when c.portfolio = any($2) then c.ref end as ref,
       case when c.portfolio = any($2) then p.payment_id end as "paymentId", p.amount_minor::float8 as "amountMinor", p.undone_at is not null as undone
     from bank_postings p join cases c on c.id = p.case_id where p.line_id = any($1) order by p.line_id, p.no`,
    [ids, portfolios],
  );
  return rows;
}

async function actsOf(ids: string[]): Promise<(BankLineAnswer["acts"][number] & { lineId: string })[]> {
  const { rows } = await pool().query<{
    lineId: string;
    revision: number;
    act: LineAct;
    kind: string;
    actor: string;
    at: string;
    why: string | null;
    reason: Buffer | null;
  }>(
    `select line_id as "lineId", revision, act, actor_kind as kind, actor_id as actor, wire_time(at) as at, why, reason
     from bank_acts where line_id = any($1) order by line_id, revision`,
    [ids],
  );
  return rows.map(({ kind, actor, reason, ...one }) => ({
    ...one,
    by: { kind, id: actor },
    reason: openReason(one.lineId, one.revision, reason),
  }));
}
