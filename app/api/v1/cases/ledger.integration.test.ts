import { afterAll, beforeAll, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { command, get, givenCase, openDesk, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
let amara: Who;
let lena: Who;

beforeAll(async () => {
  desk = await openDesk();
  [key, amara, lena] = await Promise.all([robot(), signIn("amara"), signIn("lena")]);
});
afterAll(() => desk.close());

/** A case of £130.00 with a charge of £9.00 and a payment of £40.00 with it. */
async function movedCase(): Promise<{ ref: string; debtId: string }> {
  const ref = await givenCase();
  const debtId = (await get(`/cases/${ref}`, amara)).body.case.debts[0].id;
  const charged = await command(ref, lena, "add-charge", { debtId, kind: "court-costs", amountMinor: 900 });
  expect(charged.status, charged.text).toBe(200);
  const payment = { amountMinor: 4_000, currency: "GBP", method: "card", reference: "P-1" };
  expect((await command(ref, key, "record-payment", payment)).status).toBe(200);
  return { ref, debtId };
}

it("tells each event in words with what is owed after it, newest first, page by page", async () => {
  const { ref, debtId } = await movedCase();
  const { case: state } = (await get(`/cases/${ref}`, amara)).body;
  const { body, status } = await get(`/cases/${ref}/ledger`, amara);
  expect(status).toBe(200);
  expect(body.items.map(({ what }: { what: string }) => what)).toEqual(["Payment", "Charged: costs", "Taken on"]);
  const [payment, charge, opening] = body.items;
  expect(payment).toMatchObject({ amountMinor: -4_000, balanceMinor: state.balanceMinor, via: null, creditMinor: 0 });
  expect(payment.changes[0]).toEqual({ debtId, head: "costs", amountMinor: -900 });
  expect(charge).toMatchObject({ amountMinor: 900, balanceMinor: opening.balanceMinor + 900 });
  const first = (await get(`/cases/${ref}/ledger?limit=2`, amara)).body;
  const rest = (await get(`/cases/${ref}/ledger?limit=2&before=${first.before}`, amara)).body;
  expect([...first.items, ...rest.items]).toEqual(body.items);
  expect(rest.before).toBeNull();
});

it("tells of one debt with that debt's balance", async () => {
  const { ref, debtId } = await movedCase();
  const { debts } = (await get(`/cases/${ref}`, amara)).body.case;
  for (const { id, balanceMinor } of debts) {
    const { items } = (await get(`/cases/${ref}/ledger?debt=${id}`, amara)).body;
    expect(items[0].balanceMinor).toBe(balanceMinor);
    expect(
      items
        .flatMap(({ changes }: { changes: { debtId: string }[] }) => changes)
        .every((one: { debtId: string }) => one.debtId === id),
    ).toBe(true);
  }
  expect((await get(`/cases/${ref}/ledger?debt=${debtId.slice(1)}`, amara)).status).toBe(422);
});

it("is never changed, whoever asks the database", async () => {
  await movedCase();
  for (const sql of [
    "update ledger_entries set amount_minor = 1",
    "delete from ledger_entries",
    "truncate ledger_entries",
  ])
    await expect(pool().query(sql)).rejects.toThrow(/appended to, never changed/);
});

it("is nobody's who may not read the case", async () => {
  const { ref } = await movedCase();
  const zed = await signIn("zed");
  for (const path of ["ledger", "statement.csv", "statement.pdf"])
    expect((await get(`/cases/${ref}/${path}`, zed)).status).toBe(404);
});

it("gives a statement as CSV: opening, each movement, closing, credit; noted as an export", async () => {
  const { ref } = await movedCase();
  const { balanceMinor, creditMinor } = (await get(`/cases/${ref}`, amara)).body.case;
  const { status, text, headers } = await get(`/cases/${ref}/statement.csv`, amara);
  expect(status).toBe(200);
  expect(headers.get("content-disposition")).toMatch(/^attachment; filename="statement-C-.*\.csv"$/);
  const lines = text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  expect(lines[0]?.slice(0, 5)).toEqual(["date", "what", "debt", "head", "amount"]);
  expect(lines[1]).toEqual(expect.arrayContaining(["Opening balance", "0"]));
  expect(lines.at(-2)).toEqual(expect.arrayContaining(["Closing balance", String(balanceMinor)]));
  expect(lines.at(-1)).toEqual(expect.arrayContaining(["Customer's credit", String(-creditMinor)]));
  const sum = lines.slice(2, -2).reduce((total, cells) => total + Number(cells[5]), 0);
  expect(sum).toBe(balanceMinor);
  const { rows } = await pool().query(
    "select action, detail from access_log a join cases c on c.id = a.case_id where c.ref = $1 and action = 'export'",
    [ref],
  );
  expect(rows).toEqual([{ action: "export", detail: expect.objectContaining({ list: "statement", format: "csv" }) }]);
});

it("begins with what was owed before its first day, and refuses days that are none or the wrong way round", async () => {
  const { ref } = await movedCase();
  const { balanceMinor } = (await get(`/cases/${ref}`, amara)).body.case;
  const { text } = await get(`/cases/${ref}/statement.csv?from=2099-01-01&to=2099-01-31`, amara);
  const lines = text.trimEnd().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toContain(`,${balanceMinor},GBP`);
  expect((await get(`/cases/${ref}/statement.csv?from=2026-02-30`, amara)).status).toBe(422);
  expect((await get(`/cases/${ref}/statement.csv?from=2026-03-02&to=2026-03-01`, amara)).status).toBe(422);
});

it("prints what its letters cannot print as a question mark, and stays one file", async () => {
  const ref = await givenCase({ customer: { name: "漢字 \u{1F642} Ruth" } });
  expect((await get(`/cases/${ref}/statement.pdf`, amara)).status).toBe(200);
});

it("gives it as PDF/UA with a table that is one", async () => {
  const { ref } = await movedCase();
  const { status, headers, bytes } = await get(`/cases/${ref}/statement.pdf`, amara);
  expect([status, headers.get("content-type")]).toEqual([200, "application/pdf"]);
  const pdf = bytes.toString("latin1");
  expect(pdf.startsWith("%PDF-1.7")).toBe(true);
  for (const part of ["pdfuaid:part", "/S /Table", "/S /TH", "/Scope /Column", "/S /TD", "/S /H1", "/Marked true"])
    expect(pdf, part).toContain(part);
});
