import { describe, expect, it } from "vitest";
import { errorsByField, troublesByField } from "#components/import/mapping-errors.ts";
import type { Preview, PreviewRow, RowError } from "#lib/client/use-preview.ts";
import { EMPTY_DRAFT, type MappingDraft } from "#lib/domain/import/mapping-draft.ts";

const draft: MappingDraft = {
  ...EMPTY_DRAFT,
  source: "ledger",
  where: [{ column: "Type", op: "equals", value: "INV" }],
  fields: { "customer.birthDate": { column: "Born", date: "D/M/YYYY" } },
};

function preview({ rows = [], mappingErrors = [] }: Partial<Preview>): Preview {
  const counts = { rows: rows.length, debts: 0, wrong: 0, filtered: 0, withheld: 0 };
  const columns = ["Type", "Born"];
  return { encoding: "utf-8", delimiter: "comma", whole: true, columns, counts, rows, mappingErrors };
}

describe("what the server finds in a mapping", () => {
  const found = (path: string) =>
    errorsByField(draft, preview({ mappingErrors: [{ path, message: "must be better" }] }));

  it.each([
    ["mapping.customer.birthDate", "customer.birthDate"],
    ["mapping.customer.birthDate.date", "customer.birthDate"],
    ["mapping.where.0.value", "where.0"],
    ["mapping.source", "source"],
  ])("%s stands at the field %s, as a sentence", (path, field) =>
    expect(found(path)).toMatchObject({ [field]: "Must be better." }),
  );

  it("is not said of a field that is gone by now, nor in the place of a clearer word", () => {
    expect(found("mapping.customer.email")).not.toHaveProperty(["customer.email"]);
    expect(found("mapping.where.1.value")).not.toHaveProperty(["where.1"]);
    expect(found("mapping.debt.amount")).toMatchObject({ "debt.amount": expect.stringMatching(/^Choose a column/) });
  });
});

describe("what is wrong with rows", () => {
  const wrong = (line: number, ...errors: RowError[]): PreviewRow => ({
    line,
    cells: [],
    outcome: { is: "wrong", errors },
  });

  it("is counted a row for each field, with the first reason", () => {
    const amount = { field: "debt.amount", message: '"x" is no amount' };
    const rows = [
      wrong(2, amount, { field: "customer.email", message: "is none" }),
      wrong(3, { ...amount, message: "other" }, amount),
      { line: 4, cells: [], outcome: { is: "filtered" } } satisfies PreviewRow,
    ];
    expect(troublesByField(preview({ rows }))).toEqual({
      "debt.amount": { rows: 2, message: '"x" is no amount.' },
      "customer.email": { rows: 1, message: "Is none." },
    });
  });
});
