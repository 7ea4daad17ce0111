import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mappingSchema, missingColumns } from "#lib/domain/import/mapping.ts";
import { SAMPLES } from "#lib/domain/import/samples.ts";
import { importFile } from "#lib/server/import/given-import.ts";
import { get, openDesk, signIn } from "../../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

it.each(SAMPLES)("$name is there for who may import, with the columns that its mapping reads", async (sample) => {
  const { status, headers, text } = await get(`/imports/samples/${sample.name}`, await signIn("lena"));
  expect({ status, type: headers.get("content-type") }).toEqual({ status: 200, type: "text/csv; charset=utf-8" });
  const header = text.slice(0, text.search(/\r?\n/)).split(",");
  expect(missingColumns(sample.mapping, header)).toEqual([]);
  expect((await get(`/imports/samples/${sample.name}`, await signIn("amara"))).status).toBe(403);
});

it("of credit cards makes one case of each customer who was behind", async () => {
  const cards = SAMPLES.find(({ name }) => name === "credit-card-default");
  const file = readFileSync(`prisma/data/${cards?.file}`, "utf8");
  const mapping = mappingSchema.parse({ ...cards?.mapping, portfolio: { constant: "uk" } });
  const { state, counts, errors } = await importFile(file, mapping, { dryRun: true });
  expect({ state, errors }).toEqual({ state: "done", errors: [] });
  expect(counts).toMatchObject({
    rows: 30_000,
    read: 5_129,
    filtered: 24_871,
    wrong: 0,
    customers: 5_129,
    cases: 5_129,
  });
});

it("is nothing else that lies beside them", async () => {
  for (const name of ["other", "README.md", "..%2Fdata%2Faccounts-receivable", "accounts-receivable.csv"])
    expect((await get(`/imports/samples/${name}`, await signIn("lena"))).status, name).toBe(404);
});
