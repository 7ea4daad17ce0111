import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleCamt } from "#lib/domain/bank/sample-camt.ts";
import { settleBankLines } from "#lib/server/bank/runner.ts";
import { pool } from "#lib/server/database.ts";
import { get, openDesk, post, robot, signIn, type Who } from "../given-api.ts";
import { caseOf, DAY, givenRuth, linesOf, paidOn, preview, statement, taken, upload } from "./given-bank.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"lena" | "mo", Who>;

beforeAll(async () => {
  process.env.BATON_DEMO = "1";
  desk = await openDesk();
  for (const name of ["lena", "mo"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());

describe("a statement", () => {
  it("posts what names a case or a debt, suggests what looks like one, and leaves the rest to people", async () => {
    const [one, two] = [await givenRuth("Alba Quist"), await givenRuth("Bruno Ferreira", "AGR/2024/77")];
    const three = await givenRuth("Yewande Ogunleye");
    const lines = await taken(
      who.lena,
      statement(
        { amount: "55.00", text: `thanks ${one.toLowerCase()}`, name: "A QUIST" },
        { amount: "20.00", text: "agr 2024-77" },
        { amount: "100.00", text: "debt", name: "OGUNLEYE Y MRS" },
        { amount: "12.34", text: "hello", name: "NOBODY" },
      ),
    );
    expect(lines.map(({ state }) => state).sort()).toEqual(["posted", "posted", "suggested", "unmatched"]);
    expect(await paidOn(one)).toMatchObject([
      { amountMinor: 5_500, method: "bank-transfer", via: { gateway: "bank" } },
    ]);
    expect(await caseOf(one)).toMatchObject({ balanceMinor: 4_500 });
    const [paid] = await paidOn(two);
    expect(paid).toMatchObject({ amountMinor: 2_000, debtId: expect.any(String) });
    expect(lines.find(({ state }) => state === "suggested").suggestions).toMatchObject([
      { ref: three, reasons: ["name", "balance"], case: { customerName: "Yewande Ogunleye" } },
    ]);
    const { body } = await get(`/cases/${one}/events`, await robot());
    expect(body.items.at(-1)).toMatchObject({
      actor: { kind: "gateway", id: "bank" },
      occurredAt: `${DAY}T12:00:00.000Z`,
    });
  });

  it("told twice, or by one that overlaps, changes nothing", async () => {
    const ref = await givenRuth("Carl Ekström");
    const entry = { amount: "10.00", text: ref, ref: "SAME-1" };
    const first = await upload(who.lena, statement(entry));
    await settleBankLines();
    const again = await upload(who.mo, statement(entry));
    expect([first.status, again.status, again.body.id]).toEqual([201, 200, first.body.id]);
    const overlaps = await upload(who.lena, statement(entry, { amount: "1.00", text: "more" }));
    await settleBankLines();
    expect(overlaps.body).toMatchObject({ lines: 1, known: 1 });
    expect(await paidOn(ref)).toHaveLength(1);
  });

  it("in another kind of file is shown and not posted again", async () => {
    const ref = await givenRuth("Dora Vance");
    await taken(who.lena, statement({ amount: "31.07", text: ref }));
    const mapping = {
      date: "Date",
      dateFormat: "YYYY-MM-DD",
      number: { decimal: "." },
      amount: "Amount",
      texts: ["Reference"],
      account: { constant: "GB29 NWBK 6016 1331 9268 19" },
      currency: { constant: "GBP" },
    };
    const { body } = await upload(who.lena, `Date,Amount,Reference\n${DAY},31.07,${ref}\n${DAY},x,y`, mapping);
    await settleBankLines();
    const lines = await linesOf(who.lena, body.id);
    expect(lines).toMatchObject([{ state: "suggested", notes: ["twin"], suggestions: [{ ref }] }]);
    expect(await paidOn(ref)).toHaveLength(1);
    expect(body.wrong).toBe(1);
    expect((await get(`/bank-files/${body.id}/errors.csv`, who.lena)).text).toMatch(
      /Date,Amount,Reference,reason\r\n.*,x,y,"?Amount:/,
    );
  });

  it("of another currency is posted nowhere", async () => {
    const ref = await givenRuth("Ewa Lind");
    const [line] = await taken(
      who.lena,
      sampleCamt({ currency: "EUR", entries: [{ amount: "5.00", text: ref, on: DAY }] }),
    );
    expect(line).toMatchObject({ state: "suggested", notes: ["wrong-currency"] });
    const parts = [{ ref, amountMinor: 500 }];
    const { status, body } = await post(`/bank-lines/${line.id}/match`, who.lena, { revision: line.revision, parts });
    expect([status, body.code]).toEqual([422, "wrong-currency"]);
    expect(await paidOn(ref)).toEqual([]);
  });

  it("that is not whole is refused, and nothing of it is kept", async () => {
    const count = async () => (await pool().query("select count(*) from bank_files")).rows[0].count;
    const before = await count();
    const whole = statement({ amount: "1.00", text: "x" });
    const files: [string | Uint8Array, RegExp][] = [
      ["", /empty/],
      [whole.slice(0, 600), /not whole XML/],
      [
        whole.replace("1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>", "2.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>"),
        /do not add up/,
      ],
      [`<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${whole}`, /DOCTYPE/],
      [Buffer.from(whole.replace("x</Ustrd>", "\u00e9</Ustrd>"), "latin1"), /UTF-8/],
      [Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), /workbook/],
      ["Date,Amount\n", /mapping/],
    ];
    for (const [file, message] of files) {
      const { status, body } = await upload(who.lena, file);
      expect([status, body.detail]).toEqual([422, expect.stringMatching(message)]);
    }
    expect((await upload(who.lena, "x".repeat(10 * 1024 * 1024 + 1))).status).toBe(413);
    expect(await count()).toBe(before);
  });

  it("that is large is read apart, and refused as clearly", async () => {
    const entry = { amount: "0.01", name: "SOMEBODY WITH A LONG NAME", text: "n".repeat(120) };
    const large = statement(...Array.from({ length: 300 }, () => entry));
    expect(large.length).toBeGreaterThan(128 * 1024);
    expect((await preview(who.lena, large)).body).toMatchObject({ balanced: true, counts: { in: 300 } });
    expect((await preview(who.lena, large.slice(0, -100))).body.detail).toMatch(/not whole XML/);
  });

  it("shows how it is read before it is taken in", async () => {
    const { body } = await preview(
      who.lena,
      "Booking date;Paid in;Paid out;Details\n20/11/2026;5,00;;hello\n20/11/2026;;2,00;fee",
    );
    expect(body).toMatchObject({ kind: "csv", header: ["Booking date", "Paid in", "Paid out", "Details"], lines: [] });
    expect(body.mapping).toMatchObject({
      date: "Booking date",
      credit: "Paid in",
      debit: "Paid out",
      texts: ["Details"],
    });
    expect(body.mappingErrors.map(({ path }: { path: string }) => path)).toEqual([
      "mapping.account",
      "mapping.currency",
    ]);
    const mapping = { ...body.mapping, account: { constant: "1234" }, currency: { constant: "GBP" } };
    const whole = await preview(who.lena, "Booking date;Paid in;Paid out;Details\n20/11/2026;5,00;;hello", mapping);
    expect(whole.body).toMatchObject({
      mappingErrors: [],
      counts: { in: 1 },
      lines: [{ amountMinor: 500, texts: ["hello"] }],
    });
  });
});

describe("what breaks off goes on", () => {
  it("each line is posted once, with its payment or not at all", async () => {
    const refs = await Promise.all(["Finn Aas", "Gro Bang", "Hal Cole"].map((name) => givenRuth(name)));
    const { body } = await upload(who.lena, statement(...refs.map((ref) => ({ amount: "3.00", text: ref }))));
    await pool().query(`create function fails() returns trigger language plpgsql as $$ begin raise exception 'cut'; end $$;
      create trigger fails before insert on bank_postings for each row execute function fails()`);
    await settleBankLines();
    expect((await linesOf(who.lena, body.id)).map(({ state }) => state)).toEqual(["new", "new", "new"]);
    for (const ref of refs) expect(await paidOn(ref)).toEqual([]);
    await pool().query("drop trigger fails on bank_postings; drop function fails()");
    const cut = new AbortController();
    const running = settleBankLines(cut.signal);
    cut.abort();
    await running;
    await Promise.all([settleBankLines(), settleBankLines()]);
    for (const ref of refs) expect(await paidOn(ref)).toHaveLength(1);
    expect((await get(`/bank-files/${body.id}`, who.lena)).body.states).toEqual({ posted: 3 });
  });
});
