import { afterAll, beforeAll, expect, it } from "vitest";
import { missingColumns } from "#lib/domain/import/mapping.ts";
import { SAMPLES } from "#lib/domain/import/samples.ts";
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

it("is nothing else that lies beside them", async () => {
  for (const name of ["other", "README.md", "..%2Fdata%2Faccounts-receivable", "accounts-receivable.csv"])
    expect((await get(`/imports/samples/${name}`, await signIn("lena"))).status, name).toBe(404);
});
