import { quoted, type Row, readDay, readText, type WrongCell } from "./cell.ts";
import type { Mapping } from "./mapping.ts";

type Condition = NonNullable<Mapping["where"]>[number];

/** Do all conditions of the mapping's row filter hold? Answers with what is wrong when a cell to be compared is no number or day. */
export function passesFilter(row: Row, { where = [] }: Mapping): { ok: true; value: boolean } | WrongCell {
  let all = true;
  for (const condition of where) {
    const cell = holds(row, condition);
    if (!cell.ok) return cell;
    all &&= cell.value;
  }
  return { ok: true, value: all };
}

function holds(row: Row, condition: Condition): { ok: true; value: boolean } | WrongCell {
  const cell = readText(row, { column: condition.column });
  if (!cell.ok) return cell;
  const text = cell.value ?? "";
  switch (condition.op) {
    case "equals":
      return answer(text === condition.value);
    case "not-equals":
      return answer(text !== condition.value);
    case "in":
      return answer(condition.value.includes(text));
    case "present":
      return answer(text !== "");
    case "absent":
      return answer(text === "");
    case "greater":
    case "less":
      return text === "" ? answer(false) : compares(row, text, condition);
    default:
      return condition satisfies never;
  }
}

function compares(
  row: Row,
  text: string,
  condition: Extract<Condition, { op: "greater" | "less" }>,
): { ok: true; value: boolean } | WrongCell {
  const { op, column, value, date } = condition;
  if (typeof value === "string") {
    const day = readDay(row, date === undefined ? { column } : { column, date });
    if (!day.ok) return day;
    return answer(day.value !== undefined && (op === "greater" ? day.value > value : day.value < value));
  }
  const { decimal, group = "" } = condition.number ?? { decimal: "." };
  const number = (group ? text.replaceAll(group, "") : text).replace(decimal, ".");
  if (!/^[+-]?\d+(\.\d+)?$/.test(number)) {
    return {
      ok: false,
      column,
      message: `${quoted(text)} is no number to compare with ${value}; correct the cell or the mapping's filter`,
    };
  }
  return answer(op === "greater" ? Number(number) > value : Number(number) < value);
}

function answer(value: boolean): { ok: true; value: boolean } {
  return { ok: true, value };
}
