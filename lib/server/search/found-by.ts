/** What a command changes in what its case is found by. Pure. */
import type { Command } from "../../domain/commands.ts";
import type { Directory } from "../../domain/directory.ts";
import type { CaseEvent } from "../../domain/events.ts";
import { type Term, termsOf, valueTerms } from "../../domain/search/terms.ts";
import { partNumber, tokensOf } from "./tokens.ts";

type Value = { kind: string; value: string };
type Changed = "phone" | "email";
/** `added` to this case; `replaced` on every case of the customer, by part and then by portfolio. */
export type FoundBy = { added: string[]; replaced: { part: number; tokens: Record<string, string[]> }[] };

export const NOTHING_NEW: FoundBy = { added: [], replaced: [] };

/** Whether a command on a case that is there changes what it is found by, and so locks its customer before it. */
export function changesWhatIsFound({ command }: { command: Command }): boolean {
  return command.type === "add-debt" || command.type === "change-contact-point";
}

/** `values` are written with these events; `standing` are those that a known customer has already. */
export function foundBy(
  portfolio: string,
  events: CaseEvent[],
  { values = [], standing = [], directory }: { values?: Value[]; standing?: Value[]; directory: Directory },
): FoundBy {
  const terms = events.flatMap((event) => termsOfEvent(event, [...values, ...standing]));
  const opens = events.some(({ type }) => type === "case-opened");
  if (terms.length === 0 && values.length === 0) return NOTHING_NEW;
  return {
    added: tokensOf(portfolio, terms),
    replaced: opens ? [] : values.flatMap((value) => replacedBy(value, Object.keys(directory.portfolios))),
  };
}

function termsOfEvent(event: CaseEvent, values: Value[]): Term[] {
  if (event.type === "debt-added") return termsOf({ ...NOBODY, debts: [event.data.debt.reference] });
  if (event.type !== "case-opened") return [];
  const valueFor = (kind: string) => values.find((one) => one.kind === kind)?.value ?? null;
  const { customer, debts } = event.data;
  return termsOf({
    name: customer.name,
    phone: valueFor("phone"),
    email: valueFor("email"),
    reference: valueFor("reference"),
    debts: debts.map((debt) => debt.reference),
  });
}

const NOBODY = { name: "", phone: null, email: null, reference: null };

function replacedBy({ kind, value }: Value, portfolios: string[]): FoundBy["replaced"] {
  if (!isSearched(kind)) return [];
  const terms = valueTerms(kind, value);
  const tokens = portfolios.map((portfolio) => [portfolio, tokensOf(portfolio, terms)]);
  return [{ part: partNumber(kind), tokens: Object.fromEntries(tokens) }];
}

function isSearched(kind: string): kind is Changed {
  return kind === "phone" || kind === "email";
}
