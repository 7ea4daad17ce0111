/** Whether a statement is whole: its opening balance and its entries come to its closing balance. */
import { formatMoney } from "../money.ts";
import { type BankLine, UnreadableBankFile } from "./bank-line.ts";
import { amountOf } from "./camt-amount.ts";
import { first, type Node, textOf } from "./xml-tree.ts";

export type Whole = Pick<BankLine, "direction" | "amountMinor" | "currency" | "at">;
export type Statement = { where: string; balances: Node[]; entries: Whole[] };

/** True when it is, false when there are no two balances to tell by. Throws UnreadableBankFile with the difference. */
export function requireBalanced({ where, balances, entries }: Statement): boolean {
  const opening = balanceOf(balances, ["OPBD", "PRCD"], where);
  const closing = balanceOf(balances, ["CLBD"], where);
  if (!opening || !closing) return false;
  const { currency } = opening;
  const foreign = [closing, ...entries].find((one) => one.currency !== currency);
  if (foreign)
    throw new UnreadableBankFile(`it is in ${foreign.currency}, and the account's balance in ${currency}.`, foreign.at);
  const came = entries.reduce((sum, one) => sum + signed(one), 0);
  const should = opening.minor + came;
  if (should === closing.minor) return true;
  const money = (minor: number) => formatMoney(minor, currency);
  throw new UnreadableBankFile(
    `the balances do not add up: ${money(opening.minor)} at the beginning and ${money(came)} in ${entries.length} entries come to ${money(should)}, and it ends with ${money(closing.minor)}. An entry is missing or too many; ask the bank for it again.`,
    `${where}balance`,
  );
}

function signed({ direction, amountMinor }: Whole): number {
  return direction === "in" ? amountMinor : -amountMinor;
}

function balanceOf(balances: Node[], codes: string[], where: string) {
  const found = codes
    .map((code) => balances.find((one) => textOf(first(one, "Tp", "CdOrPrtry", "Cd")) === code))
    .find((one) => one !== undefined);
  if (!found) return undefined;
  const at = `${where}balance`;
  const { amountMinor, currency } = amountOf(found, at);
  return { at, currency, minor: textOf(first(found, "CdtDbtInd")) === "DBIT" ? -amountMinor : amountMinor };
}
