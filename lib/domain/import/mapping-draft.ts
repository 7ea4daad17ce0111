/** A mapping while somebody writes it: flat, and any part of it may be missing. */
import { isDateFormat } from "./date-shape.ts";
import type { Condition, Mapping, NumberOperatorFormat } from "./mapping.ts";
import { TARGETS, type TargetPath } from "./targets.ts";

export type ColumnOperator = {
  column: string;
  date?: string;
  number?: NumberOperatorFormat;
  values?: Readonly<Record<string, string | boolean>>;
  default?: string | boolean;
};
export type ConstantOperator = { constant: string | boolean };
export type DraftOperator = ColumnOperator | ConstantOperator | { earliest: (ColumnOperator | ConstantOperator)[] };

/** A condition of the row filter as it is typed: a list is one value a line. `date` makes it a comparison of days. */
export type DraftCondition = {
  column: string;
  op: Condition["op"];
  value: string;
  date?: string;
  number?: NumberOperatorFormat;
};
export type MappingDraft = {
  source: string;
  asOf: string;
  where: DraftCondition[];
  fields: Partial<Record<TargetPath, DraftOperator>>;
};

export const EMPTY_DRAFT: MappingDraft = { source: "", asOf: "", where: [], fields: {} };

/** What is typed so far as the mapping's JSON; the server says what it lacks. */
export function toMapping({ source, asOf, where, fields }: MappingDraft): object {
  const mapping: Record<string, unknown> = {
    source,
    ...(asOf !== "" && { asOf }),
    ...(where.length > 0 && { where: where.map(toCondition) }),
  };
  for (const { path } of TARGETS) {
    const operator = fields[path];
    if (operator) put(mapping, path.split("."), operator);
  }
  return mapping;
}

/** The same the other way round: a kept mapping, to be changed. */
export function fromMapping(mapping: Mapping): MappingDraft {
  const fields: MappingDraft["fields"] = {};
  for (const { path } of TARGETS) {
    const operator = path.split(".").reduce<unknown>(member, mapping);
    if (operator !== undefined) fields[path] = operator as DraftOperator;
  }
  return { source: mapping.source, asOf: mapping.asOf ?? "", where: (mapping.where ?? []).map(fromCondition), fields };
}

function put(into: Record<string, unknown>, [step = "", ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[step] = value;
  else {
    into[step] ??= {};
    put(into[step] as Record<string, unknown>, rest, value);
  }
}

function member(part: unknown, step: string): unknown {
  return part !== null && typeof part === "object" ? (part as Record<string, unknown>)[step] : undefined;
}

function toCondition({ column, op, value, date, number }: DraftCondition): object {
  switch (op) {
    case "present":
    case "absent":
      return { column, op };
    case "in":
      return { column, op, value: value.split("\n").filter((line) => line !== "") };
    case "equals":
    case "not-equals":
      return { column, op, value };
    case "greater":
    case "less":
      if (date !== undefined) return { column, op, value, date };
      return { column, op, value: isNumber(value) ? Number(value) : value, ...(number && { number }) };
    default:
      return op satisfies never;
  }
}

function fromCondition(condition: Condition): DraftCondition {
  const { column, op } = condition;
  const value = "value" in condition ? condition.value : "";
  const typed = Array.isArray(value) ? value.join("\n") : String(value);
  const { date, number } = condition as { date?: string; number?: NumberOperatorFormat };
  return { column, op, value: typed, ...(date !== undefined && { date }), ...(number && { number }) };
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/** What is missing or wrong, by field, in a sentence that says what to do. `columns` are the file's. */
export function faultsOf(draft: MappingDraft, columns: readonly string[]): Record<string, string> {
  const faults: Record<string, string> = {};
  if (draft.source.trim() === "") faults.source = "Name the system that the references come from.";
  for (const { path, required } of TARGETS) {
    const operator = draft.fields[path];
    const fault = operator ? operatorFault(operator, columns) : required || isOwed(path, draft) ? CHOOSE : undefined;
    if (fault) faults[path] = fault;
  }
  for (const [at, condition] of draft.where.entries()) {
    const fault = conditionFault(condition, columns);
    if (fault) faults[`where.${at}`] = fault;
  }
  return faults;
}

const CHOOSE = "Choose a column, or one value for every row.";

/** A dispute has a flag and a day, a settlement has a day, once either is begun. */
function isOwed(path: TargetPath, { fields }: MappingDraft): boolean {
  if (path === "dispute.when") return fields["dispute.on"] !== undefined;
  if (path === "dispute.on") return fields["dispute.when"] !== undefined;
  if (path !== "settlement.on") return false;
  return fields["settlement.when"] !== undefined || fields["settlement.amount"] !== undefined;
}

function operatorFault(operator: DraftOperator, columns: readonly string[]): string | undefined {
  if ("earliest" in operator)
    return operator.earliest.map((one) => operatorFault(one, columns)).find((fault) => fault !== undefined);
  if ("constant" in operator) return operator.constant === "" ? "Give the value." : undefined;
  if (operator.column === "") return "Choose a column.";
  if (!columns.includes(operator.column)) return `The file has no column ${operator.column}. Choose another.`;
  if (operator.date === undefined || isDateFormat(operator.date)) return undefined;
  return "Write the format with one day (D, DD), month (M, MM) and year (YY, YYYY), like M/D/YYYY.";
}

function conditionFault({ column, op, value, date }: DraftCondition, columns: readonly string[]): string | undefined {
  if (column === "") return "Choose a column.";
  if (!columns.includes(column)) return `The file has no column ${column}. Choose another.`;
  if (date !== undefined && !isDateFormat(date)) return "Write the format like M/D/YYYY.";
  if (op === "in") return value.trim() === "" ? "Write at least one value." : undefined;
  if (op !== "greater" && op !== "less") return undefined;
  if (date !== undefined) return /^\d{4}-\d{2}-\d{2}$/.test(value) ? undefined : "Give the day.";
  return isNumber(value) ? undefined : "Give a number.";
}
