import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleCamt } from "#lib/domain/bank/sample-camt.ts";
import { keepMovements } from "#lib/server/bank/gateway-movements.ts";
import { readBankLine } from "#lib/server/bank/read-lines.ts";
import { settleBankLines } from "#lib/server/bank/runner.ts";
import { pool } from "#lib/server/database.ts";
import { currentDirectory } from "#lib/server/directory.ts";
import { verifyEverything } from "#lib/server/verify/everything.ts";
import { command, get, givenCase, openDesk, post, robot, signIn, type Who } from "../given-api.ts";
import { DAY, linesOf, preview, statement, taken, upload } from "./given-bank.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"lena" | "mo" | "amara" | "cara", Who>;

beforeAll(async () => {
  process.env.BATON_DEMO = "1";
  desk = await openDesk();
  for (const name of ["lena", "mo", "amara", "cara"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());

const caseOf = async (ref: string) => (await get(`/cases/${ref}`, await robot())).body.case;
const paidOn = async (ref: string) =>
  (await caseOf(ref)).payments.filter((one: { reversed: boolean }) => !one.reversed);
/** A case of its own customer, whose name nobody else has. */
const givenRuth = (name = "Ruth Achterberg", reference = "LC-1") =>
  givenCase({ customer: { name }, debts: [{ reference, balanceMinor: 10_000, dueOn: "2026-01-01" }] });

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

describe("at the desk", () => {
  const unmatched = async (amount: string) => (await taken(who.lena, statement({ amount, text: `desk ${amount}` })))[0];
  const match = (line: { id: string; revision: number }, by: Who, ...parts: object[]) =>
    post(`/bank-lines/${line.id}/match`, by, { revision: line.revision, parts });

  it("one of two people wins, and the other is told", async () => {
    const refs = [await givenRuth("Ida Dahl"), await givenRuth("Jon Eide")];
    const line = await unmatched("41.00");
    const answers = await Promise.all([
      match(line, who.lena, { ref: refs[0], amountMinor: 4_100 }),
      match(line, who.mo, { ref: refs[1], amountMinor: 4_100 }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const paid = await Promise.all(refs.map(paidOn));
    expect(paid.flat()).toHaveLength(1);
    const { body } = await get(`/bank-lines/${line.id}`, who.mo);
    expect(body).toMatchObject({ state: "posted", acts: [{ act: "post", by: { kind: "user" } }] });
  });

  it("a line is split, taken back, and posted again", async () => {
    const refs = [await givenRuth("Kai Frost"), await givenRuth("Liv Gran")];
    const line = await unmatched("42.00");
    const parts = refs.map((ref, at) => ({ ref, amountMinor: at === 0 ? 1_200 : 3_000 }));
    expect((await match(line, who.lena, { ref: refs[0], amountMinor: 4_100 })).status).toBe(422);
    const posted = await match(line, who.lena, ...parts);
    expect(posted.body.postings.map((one: { amountMinor: number }) => one.amountMinor).sort()).toEqual([1_200, 3_000]);
    const undone = await post(`/bank-lines/${line.id}/undo`, who.mo, {
      revision: posted.body.revision,
      reason: "wrong customers",
    });
    expect(undone.body).toMatchObject({
      state: "unmatched",
      acts: [{ act: "post" }, { act: "undo", reason: "wrong customers" }],
    });
    for (const ref of refs) expect(await caseOf(ref)).toMatchObject({ balanceMinor: 10_000, creditMinor: 0 });
    await match(undone.body, who.lena, { ref: refs[1], amountMinor: 4_200 });
    expect((await paidOn(refs[1] ?? "")).map((one: { amountMinor: number }) => one.amountMinor)).toEqual([4_200]);
  });

  it("a payment that the bank takes back is reversed", async () => {
    const ref = await givenRuth("Mia Holm");
    await taken(who.lena, statement({ amount: "43.00", text: ref }));
    const [back] = await taken(who.lena, statement({ amount: "43.00", text: ref, credit: false, reversal: true }));
    expect(back).toMatchObject({ state: "suggested", suggestions: [{ ref, reasons: ["case-reference", "payment"] }] });
    const { paymentId } = back.suggestions[0];
    const { body } = await post(`/bank-lines/${back.id}/match`, who.lena, {
      revision: back.revision,
      reverses: { ref, paymentId },
    });
    expect(body).toMatchObject({ state: "posted", postings: [{ kind: "reversal", ref, paymentId }] });
    expect(await caseOf(ref)).toMatchObject({ balanceMinor: 10_000 });
  });

  it("a line that is not ours is set aside with a reason, and comes back", async () => {
    const line = await unmatched("44.00");
    const set = await post(`/bank-lines/${line.id}/ignoring`, who.lena, {
      revision: line.revision,
      why: "not-ours",
      reason: "for the bakery next door",
    });
    expect(set.body).toMatchObject({
      state: "ignored",
      acts: [{ act: "ignore", why: "not-ours", reason: "for the bakery next door" }],
    });
    const back = await post(`/bank-lines/${line.id}/undo`, who.lena, { revision: set.body.revision, reason: "it was" });
    expect(back.body.state).toBe("unmatched");
  });

  it("tells who paid, once it is posted, to those alone who may read the case", async () => {
    const [line] = await taken(
      who.lena,
      statement({ amount: "7.00", text: await givenRuth("Zed Quill"), name: "QUILL" }),
    );
    expect(line).toMatchObject({ state: "posted", said: { counterparty: "QUILL" } });
    const stranger = { kind: "user", id: line.id, role: "lead", teams: [], portfolios: [] } as const;
    const seen = await readBankLine(stranger, await currentDirectory(), line.id);
    expect(seen).toMatchObject({ amountMinor: 700, said: null, postings: [{ ref: null, paymentId: null }] });
  });

  it("is for leads and the team Payments; compliance reads; nothing personal stands in clear", async () => {
    const line = await unmatched("45.00");
    expect((await get("/bank-lines", who.amara)).status).toBe(403);
    expect((await upload(who.amara, statement({ amount: "1.00" }))).status).toBe(403);
    expect((await get("/bank-lines", who.cara)).status).toBe(200);
    expect((await match(line, who.cara, { ref: await givenRuth(), amountMinor: 4_500 })).status).toBe(403);
    const { rows } = await pool().query(
      "select t::text as row from bank_lines t union all select t::text from bank_files t union all select t::text from bank_acts t",
    );
    const dump = rows.map(({ row }) => Buffer.from(row.replaceAll("\\x", ""), "utf8").toString()).join();
    for (const word of ["OGUNLEYE", "desk 45.00", "NWBK", "statement.xml", "bakery"]) {
      expect(dump).not.toContain(word);
      expect(dump).not.toContain(Buffer.from(word).toString("hex"));
    }
    const { rows: looks } = await pool().query(
      "select count(*)::int as count from access_log where action = 'bank-lines'",
    );
    expect(looks[0].count).toBeGreaterThan(0);
  });
});

describe("reconciliation", () => {
  it("compares gateway, ledger and bank by day, and says what differs", async () => {
    await pool().query(
      `insert into gateway_movements (gateway, id, type, at, amount_minor, fee_minor, currency, payment, object)
       values ('stripe', 'txn_1', 'payment', $1, 7700, 100, 'GBP', 'pi_lost', null), ('stripe', 'txn_2', 'payout', $1, -7600, 0, 'GBP', null, 'po_1')`,
      [`${DAY}T10:00:00.000Z`],
    );
    const ref = await givenRuth("Nell Ivers");
    await command(ref, await robot(), "record-payment", {
      amountMinor: 900,
      currency: "GBP",
      method: "cash",
      reference: "till",
    });
    const { body } = await get(`/reconciliation?from=${DAY}&to=${DAY}`, who.lena);
    const [day] = body.days.filter(({ currency }: { currency: string }) => currency === "GBP");
    const { rows } = await pool().query(
      `select sum(amount_minor)::int as sum from bank_postings where kind = 'payment'`,
    );
    // A posting that was taken back counts on its day, and against the day on which it was.
    expect(day.bankMinor).toBe(rows[0].sum - 4_300);
    expect(day).toMatchObject({ gatewayMinor: 7_700, ledgerGatewayMinor: 0, payoutMinor: 7_600, bankPayoutMinor: 0 });
    const said = body.differences.map(({ is, key }: { is: string; key: string }) => [is, key]);
    expect(said).toContainEqual(["not-posted", "pi_lost"]);
    expect(said).toContainEqual(["not-in-bank", "po_1"]);
    expect(day.ledgerBankMinor).toBe(day.bankMinor);
    const others = body.differences.filter(
      ({ is }: { is: string }) => !["not-posted", "not-in-bank", "not-matched"].includes(is),
    );
    expect(others).toEqual([]);
    const csv = await get(`/reconciliation/export.csv?from=${DAY}&to=${DAY}`, who.lena);
    expect(csv.text).toContain("not-posted");
  });

  it("a payout that the bank tells is one, and no difference any more", async () => {
    await pool().query(
      `insert into gateway_events (gateway, id, type, object, amount_minor, currency, fact, state, happened_at)
       values ('stripe', 'evt_po', 'payout', 'po_1', 7600, 'GBP', '{}', 'done', now())`,
    );
    const [line] = await taken(who.lena, statement({ amount: "76.00", text: "STRIPE PAYOUT po_1", name: "STRIPE" }));
    expect(line).toMatchObject({ state: "payout", payout: "po_1" });
    const { body } = await get(`/reconciliation?from=${DAY}&to=${DAY}`, who.lena);
    expect(body.differences.filter(({ kind }: { kind: string }) => kind === "payout")).toEqual([]);
  });

  it("reads the gateway's account on from where it was, each line once", async () => {
    const asked: string[] = [];
    const movement = {
      type: "payment",
      at: `${DAY}T11:00:00.000Z`,
      amountMinor: 300,
      feeMinor: 5,
      netMinor: 295,
      currency: "USD",
      payment: "pi_us",
    } as const;
    const gateway = {
      id: "given",
      listMovements: async (from: string) => {
        asked.push(from);
        return [{ id: "txn_us", ...movement }];
      },
    };
    await keepMovements(gateway);
    await keepMovements(gateway);
    expect(Date.parse(asked[1] ?? "") - Date.parse(asked[0] ?? "")).toBeGreaterThan(33 * 86_400_000);
    const { body } = await get(`/reconciliation?from=${DAY}&to=${DAY}`, who.lena);
    expect(body.days.find(({ currency }: { currency: string }) => currency === "USD")).toMatchObject({
      gatewayMinor: 300,
    });
    expect(body.gatewayReadTo).toMatch(/Z$/);
  });

  it("lists what the gateway told and was refused", async () => {
    await pool().query(
      `insert into gateway_events (gateway, id, type, payment, amount_minor, currency, fact, state, why, happened_at)
       values ('stripe', 'evt_bad', 'session-paid', 'pi_bad', 5, 'GBP', '{}', 'refused', 'wrong-amount', now())`,
    );
    const { body } = await get("/gateway-events", who.cara);
    expect(body.items).toMatchObject([{ id: "evt_bad", state: "refused", why: "wrong-amount" }]);
  });
});

describe("verify", () => {
  it("finds every posting in the log of its case, and one that is not", async () => {
    expect((await verifyEverything()).findings).toEqual([]);
    const damage = (sql: string) =>
      pool().query(`update bank_postings set ${sql} where kind = 'payment' and no = 1 and undone_at is null`);
    await damage("amount_minor = amount_minor + 1");
    expect((await verifyEverything()).findings[0]?.what).toMatch(/^bank line .* posted \d+; the log says \d+/);
    await damage("amount_minor = amount_minor - 1, undone_at = now()");
    expect((await verifyEverything()).findings[0]?.what).toMatch(/the log has not reversed its payment/);
  });
});
