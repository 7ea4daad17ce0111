/** How a line of a statement is kept: what tells who paid is sealed, what it is found by is a keyed hash. */
import { type BankLine, lineKeys, plainAccount, shownAccount } from "../../domain/bank/bank-line.ts";
import type { LineState, Reason } from "../../domain/bank/bank-words.ts";
import type { Suggestion } from "../../domain/bank/matching.ts";
import { installationHash, openForInstallation, sealForInstallation } from "../crypto.ts";

/** What is sealed of a line: all that may name somebody. */
export type Said = Pick<BankLine, "at" | "texts" | "counterparty" | "counterpartyAccount" | "endToEndId" | "bankId"> & {
  /** The last four of our own account. */
  account: string;
};
/** What was found out about a line: nothing personal. */
export type Found = { suggestions?: Suggestion[]; notes?: Reason[]; reasons?: Reason[] };

/** A line as the database gives it (`LINE_COLUMNS`). */
export type LineRow = {
  id: string;
  fileId: string;
  account: Buffer;
  payer: Buffer | null;
  bookedOn: string;
  direction: "in" | "out";
  amountMinor: number;
  currency: string;
  returned: boolean;
  said: Buffer | null;
  state: LineState;
  matching: Found;
  payout: string | null;
  revision: number;
  postings: number;
};
export const LINE_COLUMNS = `l.id, l.file_id as "fileId", l.account, l.payer, l.booked_on::text as "bookedOn", l.direction,
  l.amount_minor::float8 as "amountMinor", l.currency, l.returned, l.said, l.state, l.matching, l.payout, l.revision, l.postings`;

const bound = (id: string) => `bank-line:${id}`;

export function accountHash(account: string): Buffer {
  return installationHash("bank account", plainAccount(account));
}

/** The columns of new lines of a file, in its order. */
export function sealedLines(lines: readonly BankLine[], makeId: () => string) {
  const keys = lineKeys(lines);
  return lines.map((line, position) => {
    const id = makeId();
    const { at, texts, counterparty, counterpartyAccount, endToEndId, bankId } = line;
    const said: Said = {
      at,
      texts,
      counterparty,
      counterpartyAccount,
      endToEndId,
      bankId,
      account: shownAccount(line.account),
    };
    return {
      id,
      position,
      account: accountHash(line.account),
      key: installationHash("bank line", keys[position] ?? ""),
      payer: counterpartyAccount === null ? null : accountHash(counterpartyAccount),
      line,
      said: sealForInstallation(said, bound(id)),
    };
  });
}

/** What was said on it; null once it has been forgotten. */
export function openSaid({ id, said }: Pick<LineRow, "id" | "said">): Said | null {
  return said === null ? null : openForInstallation<Said>(said, bound(id));
}

export function toLine(row: LineRow): BankLine | null {
  const said = openSaid(row);
  const { bookedOn, direction, amountMinor, currency, returned } = row;
  return said && { ...said, bookedOn: bookedOn as BankLine["bookedOn"], direction, amountMinor, currency, returned };
}

export const sealReason = (lineId: string, revision: number, reason: string) =>
  sealForInstallation(reason, `bank-act:${lineId}:${revision}`);
export const openReason = (lineId: string, revision: number, sealed: Buffer | null) =>
  sealed === null ? null : openForInstallation<string>(sealed, `bank-act:${lineId}:${revision}`);
