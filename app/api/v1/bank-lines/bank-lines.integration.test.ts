import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keepMovements } from "#lib/server/bank/gateway-movements.ts";
import { readBankLine } from "#lib/server/bank/read-lines.ts";
import { pool } from "#lib/server/database.ts";
import { currentDirectory } from "#lib/server/directory.ts";
import { verifyEverything } from "#lib/server/verify/everything.ts";
import { caseOf, DAY, givenRuth, paidOn, statement, taken, upload } from "../bank-files/given-bank.ts";
import { command, get, openDesk, post, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"lena" | "mo" | "amara" | "cara", Who>;

beforeAll(async () => {
  process.env.BATON_DEMO = "1";
  desk = await openDesk();
  for (const name of ["lena", "mo", "amara", "cara"] as const) who[name] = await signIn(name);
});
afterAll(() => desk.close());

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
    for (const word of ["QUILL", "desk 45.00", "NWBK", "statement.xml", "bakery"]) {
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
