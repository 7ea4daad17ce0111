/** The payments of a statement's entry: one, or those that a bank booked in one sum. */
import type { Day } from "../calendar.ts";
import { type BankLine, LONGEST_TEXT, UnreadableBankFile } from "./bank-line.ts";
import { amountOf, dayOf, directionOf } from "./camt-amount.ts";
import type { Whole } from "./camt-balance.ts";
import { all, first, type Node, textOf } from "./xml-tree.ts";

/** Families of ISO's bank transaction codes in which money that came in goes back. */
const RETURNS = new Set(["RRTN", "RPCR", "UPDD", "UPCQ", "UPCT", "PRDD", "ARET"]);
/** What banks write where they have no reference. */
const NO_REFERENCE = /^(not ?provided|nonref|none|n\/?a|-+|0+)$/i;

/** `whole`: what the account's balance changes by. Throws UnreadableBankFile, naming the entry. */
export function linesOf(entry: Node, account: string, at: string): { lines: BankLine[]; whole: Whole } {
  const { amountMinor, currency } = amountOf(entry, at);
  const direction = directionOf(entry);
  if (!direction) throw new UnreadableBankFile("it does not say whether it is a credit or a debit.", at);
  const bookedOn = dayOf(first(entry, "BookgDt")) ?? dayOf(first(entry, "ValDt"));
  if (!bookedOn) throw new UnreadableBankFile("it has no booking day.", at);
  const whole = { at, direction, amountMinor, currency };
  const common: Common = { ...whole, account, bookedOn, entry };
  const details = all(entry, "NtryDtls").flatMap((one) => all(one, "TxDtls"));
  const parts = details.length > 1 ? partsOf(details, common) : null;
  return { lines: (parts ?? [lineOf(common, details)]).filter((line) => line.amountMinor > 0), whole };
}

type Common = Whole & { account: string; bookedOn: Day; entry: Node };

/** Each detail by itself, when their amounts are told and come to the whole; otherwise the entry is one line. */
function partsOf(details: Node[], common: Common): BankLine[] | null {
  const parts = details.map((detail, i) => partOf(detail, { ...common, at: `${common.at}, part ${i + 1}` }));
  if (parts.some((part) => part === null)) return null;
  const known = parts.filter((part) => part !== null);
  const signed = (one: Whole) => (one.direction === common.direction ? one.amountMinor : -one.amountMinor);
  if (known.reduce((sum, part) => sum + signed(part), 0) !== common.amountMinor) return null;
  return known.map((part, i) => {
    const line = lineOf(part, [details[i] ?? {}]);
    const isOwn = line.bankId !== null && line.bankId !== bankIdOf(common.entry);
    return isOwn || line.bankId === null ? line : { ...line, bankId: `${line.bankId}/${i + 1}` };
  });
}

function partOf(detail: Node, common: Common): Common | null {
  const told = [detail, first(detail, "AmtDtls", "TxAmt")].find((one) => first(one, "Amt"));
  if (!told) return null;
  const { amountMinor, currency } = amountOf(told, common.at);
  if (currency !== common.currency) return null;
  return { ...common, amountMinor, direction: directionOf(detail) ?? common.direction };
}

function lineOf(common: Common, details: Node[]): BankLine {
  const { at, account, bookedOn, direction, amountMinor, currency, entry } = common;
  const texts = [...new Set([...details.flatMap(textsOf), ...extra(entry, details)])];
  if (texts.reduce((sum, text) => sum + text.length, 0) > LONGEST_TEXT)
    throw new UnreadableBankFile(`its text is longer than ${LONGEST_TEXT} characters.`, at);
  const [only] = details.length === 1 ? details : [];
  const { name, number } = counterpartyOf(only, direction);
  return {
    at,
    account,
    bankId: (only && referenceOf(first(only, "Refs", "AcctSvcrRef"))) ?? bankIdOf(entry),
    bookedOn,
    direction,
    amountMinor,
    currency,
    returned: isReturn(entry) || details.some(isReturn),
    endToEndId: (only && referenceOf(first(only, "Refs", "EndToEndId"))) ?? null,
    texts,
    counterparty: name,
    counterpartyAccount: number,
  };
}

function bankIdOf(entry: Node): string | null {
  return referenceOf(first(entry, "AcctSvcrRef")) ?? null;
}

function referenceOf(node: Node | undefined): string | undefined {
  const text = textOf(node);
  return text === undefined || NO_REFERENCE.test(text) ? undefined : text;
}

function isReturn(node: Node): boolean {
  if (textOf(first(node, "RvslInd")) === "true" || textOf(first(node, "RvslInd")) === "1") return true;
  const family = textOf(first(node, "BkTxCd", "Domn", "Fmly", "SubFmlyCd"));
  return first(node, "RtrInf") !== undefined || (family !== undefined && RETURNS.has(family));
}

function textsOf(detail: Node): string[] {
  const structured = all(first(detail, "RmtInf"), "Strd");
  const found = [
    ...structured.flatMap((one) => all(one, "CdtrRefInf")).map((one) => textOf(first(one, "Ref"))),
    ...structured.flatMap((one) => all(one, "RfrdDocInf")).map((one) => textOf(first(one, "Nb"))),
    ...structured.flatMap((one) => all(one, "AddtlRmtInf")).map(textOf),
    unstructured(all(first(detail, "RmtInf"), "Ustrd")),
    referenceOf(first(detail, "Refs", "EndToEndId")),
    textOf(first(detail, "AddtlTxInf")),
  ];
  return found.filter((text) => text !== undefined);
}

/** Banks break one text into lines of 35 or 140 characters, also in the middle of a word. */
function unstructured(lines: Node[]): string | undefined {
  const texts = lines.map(textOf).filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join(" ");
}

function extra(entry: Node, details: Node[]): string[] {
  const text = textOf(first(entry, "AddtlNtryInf"));
  return text !== undefined && details.length <= 1 ? [text] : [];
}

/** Who stands on the other side; from .08 on a party has one level more than before. */
function counterpartyOf(detail: Node | undefined, direction: "in" | "out") {
  const [party, account] = direction === "in" ? ["Dbtr", "DbtrAcct"] : ["Cdtr", "CdtrAcct"];
  const parties = first(detail, "RltdPties");
  const who = first(parties, party);
  const id = first(parties, account, "Id");
  return {
    name: textOf(first(who, "Nm")) ?? textOf(first(who, "Pty", "Nm")) ?? null,
    number: textOf(first(id, "IBAN")) ?? textOf(first(id, "Othr", "Id")) ?? null,
  };
}
