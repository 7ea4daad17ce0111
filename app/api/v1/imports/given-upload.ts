/** Test kit: a small ledger as a form, sent to the very route. Only tests import it. */
import { pool } from "#lib/server/database.ts";
import { runAll } from "#lib/server/import/given-import.ts";
import { type Answer, get, makeKey, type Who } from "../given-api.ts";
import { requireConformity } from "../given-conformity.ts";
import { POST } from "./route.ts";

let ledger = 0;
/** Each test imports from a source of its own. */
export function nextLedger(): void {
  ledger += 1;
}

export const HEADER = "customer,debt,amount,paid,name,phone,country";
export const mapping = (changes: object = {}) => ({
  source: `ledger-${ledger}`,
  portfolio: { constant: "uk" },
  customer: {
    reference: { column: "customer" },
    name: { column: "name" },
    phone: { column: "phone" },
    country: { column: "country" },
  },
  debt: { reference: { column: "debt" }, amount: { column: "amount" }, currency: { constant: "GBP" } },
  settlement: { on: { column: "paid" } },
  ...changes,
});
export const csv = (...rows: string[]) => [HEADER, ...rows].join("\n");
export const GOOD = "C1,D1,10.00,,Zoë Ngũgĩ 🐝,020 7946 0018,GB";

export function upload(who: Who, file: string | Uint8Array, map: object, query = ""): Promise<Answer> {
  return send(who, formOf(file, map), {}, query);
}

export function formOf(file: string | Uint8Array, map: object): FormData {
  const form = new FormData();
  form.set("file", new Blob([file as string]), "ledger.csv");
  form.set("mapping", JSON.stringify(map));
  return form;
}

export async function send(who: Who, body: FormData | string, headers: Who = {}, query = ""): Promise<Answer> {
  const request = new Request(`http://localhost:3000/api/v1/imports${query}`, {
    method: "POST",
    body,
    headers: { ...who, ...headers },
  });
  const response = await POST(request);
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString();
  const answer = JSON.parse(text);
  requireConformity("POST", "/api/v1/imports", response.status, response.headers.get("content-type") ?? "", answer);
  return { status: response.status, headers: response.headers, text, bytes, body: answer };
}

export async function finished(id: string) {
  await runAll();
  return (await get(`/imports/${id}`, await makeKey("import", "read"))).body;
}

export async function importRows(key: Who, ...rows: string[]) {
  const { body } = await upload(key, csv(...rows), mapping());
  return finished(body.id);
}

export const cases = async () => (await pool().query("select from cases")).rowCount;
export const imports = async () => (await pool().query("select from imports")).rowCount;
