import type { Day } from "../calendar.ts";
import { formatMoney } from "../money.ts";
import { type Cell, quoted, type Row, readAmount, readDay, readFlag, readText } from "./cell.ts";
import type { CellRule } from "./cell-rules.ts";
import type { AmountOperator, DayOperator, FlagOperator, TextOperator } from "./mapping.ts";

/** What is wrong with a row: the target field, the file's column if one is to blame, and a sentence that says what to do. */
export type RowError = { column?: string; field: string; message: string };

type Operator = TextOperator | DayOperator | AmountOperator | FlagOperator;

/** Minor units; the commands take no more (commands.ts). */
const MOST = 1_000_000_000_000;

/** Reads the target fields of one row and gathers all that is wrong. What is wrong or empty reads as undefined. */
export class RowReader {
  readonly #errors: RowError[] = [];
  readonly #row: Row;

  constructor(row: Row) {
    this.#row = row;
  }

  /** What was wrong, once a cell, though several fields may have read it. */
  get errors(): RowError[] {
    return [
      ...new Map(
        this.#errors.toReversed().map((error) => [`${error.column ?? error.field}: ${error.message}`, error]),
      ).values(),
    ].toReversed();
  }

  text(field: string, operator: TextOperator | undefined, rule: CellRule): string | undefined {
    const value = operator && this.#take(field, readText(this.#row, operator));
    const problem = value === undefined ? undefined : rule(value);
    if (problem === undefined) return value;
    this.complain(field, operator, `${quoted(value ?? "")} ${problem}`);
    return undefined;
  }

  day(field: string, operator: DayOperator | undefined): Day | undefined {
    return operator && this.#take(field, readDay(this.#row, operator));
  }

  flag(field: string, operator: FlagOperator): boolean {
    return this.#take(field, readFlag(this.#row, operator)) ?? false;
  }

  /** An amount of at least `least` minor units. */
  amount(field: string, operator: AmountOperator | undefined, currency: string, least: 0 | 1): number | undefined {
    const value = operator && this.#take(field, readAmount(this.#row, operator, currency));
    if (value === undefined || (value >= least && value <= MOST)) return value;
    const problem = value > MOST ? "more than a debt can be" : least ? "not more than nothing" : "less than nothing";
    this.complain(
      field,
      operator,
      `${formatMoney(value, currency)} is ${problem}; correct the cell, or leave such rows out with where`,
    );
    return undefined;
  }

  /** The value of a required field; says that it is empty unless something else was wrong with it. */
  required<T>(field: string, operator: Operator, value: T | undefined): T | undefined {
    if (value === undefined && !this.#errors.some((error) => error.field === field)) {
      this.complain(field, operator, "is required but empty; fill in the cell, or give the mapping a default");
    }
    return value;
  }

  complain(field: string, operator: Operator | undefined, message: string): void {
    this.#errors.push({ ...(operator && "column" in operator && { column: operator.column }), field, message });
  }

  #take<T>(field: string, cell: Cell<T>): T | undefined {
    if (cell.ok) return cell.value;
    this.#errors.push({ ...(cell.column !== undefined && { column: cell.column }), field, message: cell.message });
    return undefined;
  }
}
