import { type Day, isDay } from "../calendar.ts";
import { isCurrency, parseAmount } from "../money.ts";
import { UnreadableBankFile } from "./bank-line.ts";
import { attributeOf, first, type Node, textOf } from "./xml-tree.ts";

/** The amount under `Amt`, in minor units. Throws UnreadableBankFile. */
export function amountOf(node: Node | undefined, at: string): { amountMinor: number; currency: string } {
  const amount = first(node, "Amt");
  const currency = attributeOf(amount, "Ccy") ?? "";
  if (!isCurrency(currency)) throw new UnreadableBankFile("its amount has no currency that there is.", at);
  const parsed = parseAmount(textOf(amount) ?? "", currency, { decimal: "." });
  if (!parsed.ok || parsed.minor < 0)
    throw new UnreadableBankFile(`its amount is none of ${currency}, such as 120.50.`, at);
  return { amountMinor: parsed.minor, currency };
}

export function directionOf(node: Node | undefined): "in" | "out" | undefined {
  const indicator = textOf(first(node, "CdtDbtInd"));
  return indicator === "CRDT" ? "in" : indicator === "DBIT" ? "out" : undefined;
}

/** The day of a `Dt` or of a `DtTm`, as the bank writes it. */
export function dayOf(node: Node | undefined): Day | undefined {
  const day = (textOf(first(node, "Dt")) ?? textOf(first(node, "DtTm")) ?? "").slice(0, 10);
  return isDay(day) ? day : undefined;
}
