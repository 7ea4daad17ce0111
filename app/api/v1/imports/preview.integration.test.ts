import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { makeKey, openDesk, signIn, type Who } from "../given-api.ts";
import { requireConformity } from "../given-conformity.ts";
import { POST } from "./preview/route.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
beforeAll(async () => {
  desk = await openDesk();
  key = await makeKey("import");
});
afterAll(() => desk.close());

const MAPPING = {
  source: "ledger",
  portfolio: { constant: "uk" },
  where: [{ column: "owed", op: "greater", value: 0 }],
  customer: { reference: { column: "who" }, name: { column: "name" } },
  debt: { reference: { column: "who" }, amount: { column: "owed" }, currency: { column: "money" } },
};
const FILE = "who,name,owed,money\nA,Ann,12.50,GBP\nB,Bo,0,GBP\nC,Cy,x,GBP\nD,Di,3,USD\nE,Em\n";

describe("a preview", () => {
  it("tells how the file is read, and its first rows", async () => {
    const { status, body } = await preview(FILE.replaceAll(",", ";"));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      encoding: "utf-8",
      delimiter: "semicolon",
      whole: true,
      columns: ["who", "name", "owed", "money"],
      mappingErrors: [],
      counts: { rows: 5, debts: 0 },
    });
    expect(body.rows[0]).toEqual({ line: 2, cells: ["A", "Ann", "12.50", "GBP"], outcome: null });
  });

  it("tells of each row what the mapping makes of it, or what is wrong", async () => {
    const { body } = await preview(FILE, MAPPING);
    expect(body.counts).toEqual({ rows: 5, debts: 1, wrong: 3, filtered: 1, withheld: 0 });
    const outcomes = body.rows.map(({ outcome }: { outcome: object }) => outcome);
    expect(outcomes[0]).toMatchObject({
      is: "debt",
      fact: {
        portfolio: "uk",
        customer: { reference: "A", name: "Ann" },
        debt: { amountMinor: 1_250, currency: "GBP" },
      },
    });
    expect(outcomes[1]).toEqual({ is: "filtered" });
    expect(outcomes[2]).toMatchObject({ is: "wrong", errors: [{ column: "owed" }] });
    expect(outcomes[3]).toMatchObject({ is: "wrong", errors: [{ field: "debt.currency" }] });
    expect(outcomes[4]).toMatchObject({ is: "wrong", errors: [{ message: expect.stringMatching(/2 cells/) }] });
  });

  it("says what an unfinished mapping lacks, and still shows the rows", async () => {
    const { debt: _, ...rest } = MAPPING;
    const unfinished = (await preview(FILE, rest)).body;
    expect(unfinished.mappingErrors).toContainEqual(expect.objectContaining({ path: "mapping.debt" }));
    expect(unfinished.rows[0].outcome).toBeNull();
    const elsewhere = (await preview(FILE.replace("owed", "due"), MAPPING)).body;
    expect(elsewhere.mappingErrors).toEqual([
      { path: "mapping", message: "reads the column owed, which the file lacks" },
    ]);
  });

  it("leaves a last row away that may have been cut, in a cell or in a character", async () => {
    const row = `A,"Zoë\nNgũgĩ",1,GBP\n`;
    const bytes = Buffer.from(`who,name,owed,money\n${row.repeat(20_000)}`).subarray(0, 256 * 1024);
    const { status, body } = await preview(bytes, { ...MAPPING, customer: { reference: { column: "who" } } });
    expect({ status, whole: body.whole, shown: body.rows.length }).toEqual({ status: 200, whole: false, shown: 50 });
    expect(body.counts.rows).toBeGreaterThan(8_000);
    expect(body.counts.debts).toBe(body.counts.rows);
  });

  it("takes no more than the beginning, from those who may import, and writes nothing", async () => {
    expect((await preview(Buffer.alloc(256 * 1024 + 1, "a"))).status).toBe(413);
    expect((await preview("")).body.detail).toMatch(/no header/);
    expect((await preview(FILE, MAPPING, await signIn("lena"))).status).toBe(200);
    expect((await preview(FILE, MAPPING, await signIn("amara"))).status).toBe(403);
    const { rows } = await pool().query("select from imports union all select from cases");
    expect(rows).toEqual([]);
  });
});

async function preview(file: string | Uint8Array, mapping?: object, who = key) {
  const form = new FormData();
  form.set("file", new Blob([file as string]), "ledger.csv");
  if (mapping) form.set("mapping", JSON.stringify(mapping));
  const url = "http://localhost:3000/api/v1/imports/preview";
  const response = await POST(new Request(url, { method: "POST", body: form, headers: who }));
  const body = await response.json();
  requireConformity(
    "POST",
    "/api/v1/imports/preview",
    response.status,
    response.headers.get("content-type") ?? "",
    body,
  );
  return { status: response.status, body };
}
