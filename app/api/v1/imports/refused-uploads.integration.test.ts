import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { env } from "#lib/server/env.ts";
import { makeKey, openDesk, type Who } from "../given-api.ts";
import { csv, finished, formOf, GOOD, importRows, imports, mapping, nextLedger, send, upload } from "./given-upload.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
beforeAll(async () => {
  desk = await openDesk();
  key = await makeKey("import");
});
afterAll(() => desk.close());
beforeEach(nextLedger);

describe("a file", () => {
  it.each([
    ["with BOM and CRLF", `\uFEFF${csv(GOOD).replaceAll("\n", "\r\n")}\r\n`],
    ["with quotes, commas and line breaks in cells", csv(`"C1","D1","10.00",,"Ngũgĩ, ""Zoë""",,`)],
    [
      "with a cell of a million characters that nobody reads",
      `${csv(GOOD)
        .replace(",country", ",country,more")
        .replace(",GB", `,GB,${"x".repeat(1_000_000)}`)}`,
    ],
    [
      "with blank lines and unnamed columns",
      `${csv(GOOD).replace(",country", ",country,,").replace(",GB", ",GB,,")}\n\n\n`,
    ],
  ])("%s is read", async (_, text) => {
    const { status, body } = await upload(key, text, mapping());
    expect(status).toBe(202);
    expect(await finished(body.id)).toMatchObject({ errors: [], counts: { rows: 1, applied: 1 } });
  });

  it("says of a mapped cell of a million characters that it is too long", async () => {
    const { errors } = await importRows(key, `C1,D1,1.00,,${"x".repeat(1_000_000)},,`);
    expect(errors).toEqual([{ line: 2, column: "name", field: "customer.name", message: expect.any(String) }]);
    expect(errors[0].message.length).toBeLessThan(200);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ["empty", "", /no header/],
    ["without a named column", ",,\nC1,D1,2", /no header/],
    ["with a column named twice", csv(GOOD).replace("phone", "name"), /"name" twice/],
    ["without a mapped column", csv(GOOD).replace("amount", "sum"), /no column "amount"/],
    ["with a NUL", csv(GOOD, "C\0,D2,1.00,,,,"), /Line 3 has a NUL/],
    ["with a quote that is not closed", csv(GOOD, 'C2,"D2,1.00,,,,'), /Line \d+ .*never closed/],
    ["with a quote inside a cell", csv(GOOD, 'C2,D"2,1.00,,,,'), /Line 3 .*quote/],
  ])("%s is refused, and nothing of it stays", async (_, text, detail) => {
    const before = await imports();
    const { status, body } = await upload(key, text, mapping());
    expect({ status, code: body.code }).toEqual({ status: 422, code: "invalid" });
    expect(body.detail).toMatch(detail);
    expect(body.errors.length).toBeGreaterThan(0);
    expect(await imports()).toBe(before);
  });

  it("of the configured size and no more is taken, announced or not", async () => {
    const limits = env().limits.import;
    const usual = limits.megabytes;
    limits.megabytes = 1;
    const large = csv(...Array.from({ length: 80 }, (_, n) => `C${n},D${n},1.00,,${"x".repeat(20_000)},,`));
    const before = await imports();
    const { status, body } = await upload(key, large, mapping());
    limits.megabytes = usual;
    expect({ status, code: body.code }).toEqual({ status: 413, code: "too-large" });
    expect(await imports()).toBe(before);
  });
});

describe("a form", () => {
  it.each<[string, (form: FormData) => void, RegExp]>([
    ["without a file", (form) => form.delete("file"), /file: is required/],
    ["without a mapping", (form) => form.delete("mapping"), /mapping: is required/],
    ["with two mappings", (form) => form.append("mapping", "{}"), /mapping: stands there twice/],
    ["with another part", (form) => form.append("other", "1"), /other: is not a part/],
    ["whose mapping is no JSON", (form) => form.set("mapping", "{"), /not JSON/],
    [
      "whose mapping has an unknown member",
      (form) => form.set("mapping", JSON.stringify(mapping({ more: 1 }))),
      /mapping.more/,
    ],
    ["whose mapping is too large", (form) => form.set("mapping", " ".repeat(300_000)), /larger than 256 kB/],
    [
      "whose portfolio is not there",
      (form) => form.set("mapping", JSON.stringify(mapping({ portfolio: { constant: "mars" } }))),
      /no portfolio mars/,
    ],
  ])("%s is refused", async (_, change, detail) => {
    const form = formOf(csv(GOOD), mapping());
    change(form);
    const { status, body } = await send(key, form);
    expect(status).toBe(422);
    expect(body.detail).toMatch(detail);
  });

  it("must be a whole multipart form", async () => {
    expect((await send(key, "{}", { "content-type": "application/json" })).status).toBe(415);
    expect((await send(key, "x", { "content-type": "multipart/form-data" })).status).toBe(415);
    const cut = '--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\ncustomer,debt\r\nC1,D';
    const { status, body } = await send(key, cut, { "content-type": "multipart/form-data; boundary=b" });
    expect({ status, code: body.code }).toEqual({ status: 400, code: "malformed" });
  });
});
