/** What a statement says besides its movements: who gives it, what they come to, as of when, and what it leaves out. */
import { sayDay } from "../../domain/day-text.ts";
import { formatMoney } from "../../domain/money.ts";
import { CREDIT, type Statement } from "./read-statement.ts";

/** The day whose end the balance is of: none that was still to come when the statement was made. */
export function asOf({ to, issuedOn }: Pick<Statement, "to" | "issuedOn">): string {
  return [to, issuedOn].toSorted()[0] ?? to;
}

/** "Larkfield Collections", and how to reach them; the creditor where nobody has said who writes. */
export function issuerOf({ issuer, creditor, portfolio }: Statement): [name: string, reach: string] {
  const { name, address, telephone, registration } = issuer;
  const lines = address.split("\n").map((line) => line.trim());
  const reach = [...lines.filter((line) => line !== name), telephone, registration].filter(Boolean);
  return [name || creditor || portfolio, reach.join(" · ")];
}

/** The account at a glance. */
export function figuresOf(statement: Statement): [string, string][] {
  const money = (minor: number) => formatMoney(minor, statement.currency);
  const moved = statement.lines.filter(({ head }) => head !== CREDIT);
  const sum = (lines: typeof moved) => lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
  const { creditMinor } = statement;
  const figures: [string, string][] = [
    ["Opening balance", money(statement.openingMinor)],
    ["Added", money(sum(moved.filter(({ amountMinor }) => amountMinor > 0)))],
    ["Paid and taken off", money(-sum(moved.filter(({ amountMinor }) => amountMinor < 0)))],
    [`Owed on ${sayDay(asOf(statement))}`, money(statement.closingMinor)],
  ];
  if (creditMinor > 0) figures.push(["Held as credit", money(creditMinor)]);
  if (creditMinor < 0) figures.push(["Gone back twice", money(-creditMinor)]);
  return figures;
}

/** How to read it. `named`: the customer's name could be printed. */
export function notesOf(statement: Statement, named: boolean): string[] {
  const { lines, creditMinor } = statement;
  const notes = [
    `As of the end of ${sayDay(asOf(statement))}, as far as it was known when this was made.`,
    "Interest and charges that had not been added by then are not in it.",
    "An amount with a minus sign lowers what is owed.",
  ];
  if (creditMinor > 0 || lines.some(({ head }) => head === CREDIT))
    notes.push("Credit is money held for the customer, to be paid back or applied; it is no part of what is owed.");
  if (creditMinor < 0) notes.push("Gone back twice: what went back to the customer beyond what they had paid.");
  if (!named) notes.push("The customer's name has letters that cannot be printed here; the reference stands for it.");
  return notes;
}
