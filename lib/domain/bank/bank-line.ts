/** A line of an account's statement, whatever file told of it. Pure; words and types run in the browser too. */
import type { Day } from "../calendar.ts";

/** One payment that came in or went out. What stands in texts and names is personal. */
export type BankLine = {
  /** Where it stands in its file: "line 7", "entry 3, part 2". */
  at: string;
  /** The account that the statement is of: ours. */
  account: string;
  /** What the bank calls it; null when it says nothing that lasts. */
  bankId: string | null;
  bookedOn: Day;
  direction: "in" | "out";
  /** Minor units, above zero. */
  amountMinor: number;
  currency: string;
  /** It takes back what was booked before: a returned or reversed payment. */
  returned: boolean;
  endToEndId: string | null;
  /** What the payer wrote, structured references first. */
  texts: string[];
  counterparty: string | null;
  counterpartyAccount: string | null;
};

/** A file that cannot be read for what it is. `at` says where, `message` what is wrong and what to do; never what stands there. */
export class UnreadableBankFile extends Error {
  readonly at: string | undefined;

  constructor(message: string, at?: string) {
    super(at === undefined ? message : `${at.charAt(0).toUpperCase()}${at.slice(1)}: ${message}`);
    this.name = "UnreadableBankFile";
    this.at = at;
  }
}

/** A longer text is no remittance information; four lines of 140 characters are the most that banks carry. */
export const LONGEST_TEXT = 2_000;
/** A file of more lines is sent in parts. */
export const MOST_LINES = 20_000;
export const MOST_BYTES = 10 * 1024 * 1024;

/** The account without the spaces that people write into it. */
export function plainAccount(account: string): string {
  return account.replaceAll(/[\s-]/g, "").toUpperCase();
}

/** The last four characters of an account, as screens and logs may show it. */
export function shownAccount(account: string): string {
  return `…${plainAccount(account).slice(-4)}`;
}

/**
 * What a line is known by, so that statements that overlap tell it once: the bank's own id with the amount, or all that is
 * said of it. Lines of a file that are alike are numbered: two equal payments of a day are two, in every file that has the day.
 */
export function lineKeys(lines: readonly BankLine[]): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = JSON.stringify(line.bankId === null ? [...contentOf(line)] : [...sums(line), line.bankId]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return `${key}#${number}`;
  });
}

function sums({ account, direction, amountMinor, currency }: BankLine): unknown[] {
  return [plainAccount(account), direction, amountMinor, currency];
}

function contentOf(line: BankLine): unknown[] {
  const { bookedOn, endToEndId, texts, counterparty, counterpartyAccount } = line;
  return [...sums(line), bookedOn, endToEndId, texts, counterparty, counterpartyAccount];
}
