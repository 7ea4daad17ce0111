import { describe, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { deliverDue } from "#lib/server/sandbox/stripe/telling.ts";
import {
  debt,
  given,
  OWED,
  openPayPage,
  payUntold,
  press,
  sandbox,
  sessions,
  stateOf,
  typesOf,
} from "./given-pay-page.ts";
import { CUSTOMER, formOf, Visitor } from "./given-visitor.ts";
import { type Body, command, robot } from "./v1/given-api.ts";

openPayPage();

describe("paying", () => {
  it("the full amount: the page, the case and the ledger say so before and after the gateway tells", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const check = await visitor.choose({ how: "full" });
    expect(check.text).toContain("Pay £640.00");
    await visitor.send(check, "/pay/start");
    expect(visitor.sentTo).toMatch(/^\/sandbox\/checkout\//);
    expect(await stateOf(ref)).toMatchObject({ paySession: { amountMinor: OWED, is: "open", method: "card" } });
    expect((await stateOf(ref)).holds).toMatchObject([{ kind: "payment-in-progress" }]);
    const [session] = await sessions(ref);
    const unpaid = await visitor.get(`/pay/result/${session?.id}`);
    expect(unpaid.text).toContain("This payment is not finished");
    expect(unpaid.headers.get("refresh")).toBe("10");
    await press(visitor.sentTo, "succeeds");
    const paid = await visitor.get(`/pay/result/${session?.id}`);
    expect(paid.text).toContain("You paid £640.00");
    expect(paid.text).toContain("You owe nothing now");
    expect(paid.text).toMatch(/<dt>For<\/dt><dd>[^<]+, FB 4471<\/dd>.*>Print this</s);
    expect(await stateOf(ref)).toMatchObject({ balanceMinor: 0, paySession: null, holds: [] });
    expect((await typesOf(ref)).filter((type) => type === "payment-received")).toHaveLength(1);
    const owed = await visitor.get("/pay/owe");
    expect(owed.text).toContain("Nothing is owed");
    expect(owed.text).toContain(`href="/pay/result/${session?.id}">Receipt: £640.00`);
    const later = new Visitor(sandbox.url);
    await later.identify(path);
    expect((await later.get(`/pay/result/${session?.id}`)).text).toContain("You paid £640.00");
    // The gateway's own word, once the page has asked: nothing more.
    await deliverDue();
    expect((await typesOf(ref)).filter((type) => type === "payment-received")).toHaveLength(1);
  });

  it("as people type it, and not more than is owed", async () => {
    const { path, visitor } = await given();
    await visitor.identify(path);
    expect((await visitor.choose({ how: "other", other: "£20,50" })).text).toContain("£20.50");
    expect((await visitor.choose({ how: "other", other: "1.000" })).text).toContain("more than the £640.00");
    expect((await visitor.choose({ how: "other", other: "0.50" })).text).toContain("The least");
    expect((await visitor.choose({ how: "other", other: "" })).text).toContain("Enter an amount");
    expect((await visitor.choose({})).text).toContain("Choose an amount");
  });

  it("by one form, tapped ten times, is one payment and one page", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const check = await visitor.choose({ how: "other", other: "30" });
    const tapped = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const same = new Visitor(sandbox.url, visitor.cookie);
        await same.send(check, "/pay/start");
        return same.sentTo;
      }),
    );
    expect(new Set(tapped).size).toBe(1);
    expect(await sessions(ref)).toHaveLength(1);
    await press(tapped[0] ?? null, "succeeds");
    const again = await visitor.send(check, "/pay/start");
    expect(again.text).toContain("You paid £30.00");
    expect((await stateOf(ref)).balanceMinor).toBe(OWED - 3_000);
  });

  it("in two tabs: the second closes the first at the gateway; a first that is paid is shown instead", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const one = new Visitor(sandbox.url, visitor.cookie);
    const first = await one.choose({ how: "other", other: "20" });
    await one.send(first, "/pay/start");
    const second = await visitor.choose({ how: "other", other: "30" });
    await visitor.send(second, "/pay/start");
    expect((await fetch(sandbox.url + one.sentTo)).status).toBe(200);
    await press(one.sentTo, "succeeds");
    expect((await stateOf(ref)).balanceMinor).toBe(OWED);
    expect((await sessions(ref)).map(({ state }) => state)).toEqual(["abandoned", "open"]);
    expect((await stateOf(ref)).holds).toHaveLength(1);
    const third = await one.choose({ how: "other", other: "40" });
    await press(visitor.sentTo, "succeeds");
    const shown = await one.send(third, "/pay/start");
    expect(shown.text).toContain("You paid £30.00");
    const left = (await sessions(ref)).filter(({ state }) => state !== "abandoned");
    expect(left).toMatchObject([{ state: "paid", amount: 3_000 }]);
    expect((await stateOf(ref)).balanceMinor).toBe(OWED - 3_000);
  });

  it("at the same moment in five tabs leaves one that can be paid", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const check = await visitor.choose({ how: "other", other: "20" });
    const tabs = await Promise.all(
      [1, 2, 3, 4, 5].map(async (one) => {
        const tab = new Visitor(sandbox.url, visitor.cookie);
        await tab.send(check, "/pay/start", { once: `00000000-0000-4000-8000-00000000000${one}`, amount: `${one}000` });
        return tab.sentTo;
      }),
    );
    for (const to of tabs) if (to) await press(to, "succeeds");
    const [standing] = (await sessions(ref)).filter(({ state }) => state === "open");
    await visitor.get(`/pay/result/${standing?.id ?? "none"}`);
    const states = (await sessions(ref)).map(({ state }) => state).sort();
    expect(states).toEqual(["abandoned", "abandoned", "abandoned", "abandoned", "paid"]);
    expect((await typesOf(ref)).filter((type) => type === "payment-received")).toHaveLength(1);
  });

  it("gone back from is shown as paid, and not asked for once more", async () => {
    const { path, visitor } = await given();
    await visitor.identify(path);
    const check = await visitor.choose({ how: "other", other: "30" });
    await visitor.send(check, "/pay/start");
    await payUntold(visitor.sentTo);
    expect((await visitor.get("/pay/check")).text).toContain("Pay £30.00");
    expect((await visitor.send(check, "/pay/start")).text).toContain("You paid £30.00");
    for (const step of ["/pay/check", "/pay/method"])
      expect((await visitor.get(step)).text).toContain("You paid £30.00");
    expect((await visitor.choose({ how: "other", other: "30" })).text).toContain("Pay £30.00");
  });

  it("typed wrong is said on a page that can be gone back to, and said once", async () => {
    const { path, visitor } = await given();
    await visitor.identify(path);
    const form = new URLSearchParams(formOf(await visitor.get("/pay/amount"), "/pay/amount"));
    const headers = { cookie: visitor.cookie };
    const answer = await fetch(`${sandbox.url}/pay/amount`, {
      method: "POST",
      headers,
      body: form,
      redirect: "manual",
    });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/pay/amount"]);
    expect((await visitor.get("/pay/amount")).text).toContain("Choose an amount");
    expect((await visitor.get("/pay/amount")).text).not.toContain("Choose an amount");
  });

  it("given up: the gateway closes it, the hold goes, and the page leads on", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    await visitor.send(await visitor.choose({ how: "full" }), "/pay/start");
    const [session] = await sessions(ref);
    const back = await visitor.get(`/pay/back/${session?.id}`);
    expect(back.text).toContain("Nothing was paid");
    await press(visitor.sentTo, "succeeds");
    expect(await stateOf(ref)).toMatchObject({ balanceMinor: OWED, paySession: null, holds: [] });
    expect((await typesOf(ref)).filter((type) => type.startsWith("payment-"))).toEqual([
      "payment-started",
      "payment-method-chosen",
      "payment-abandoned",
    ]);
    const check = await visitor.send(await visitor.choose({ how: "full" }), "/pay/start");
    expect(check.status).toBe(303);
  });

  it("by bank: on its way, not to be paid again, and nothing else can be begun", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    await visitor.send(await visitor.choose({ how: "full" }, "bank"), "/pay/start");
    const [session] = await sessions(ref);
    await press(visitor.sentTo, "bank-succeeds");
    const page = await visitor.get(`/pay/result/${session?.id}`);
    expect(page.text).toContain("Do not pay again");
    expect((await stateOf(ref)).paySession?.is).toBe("pending");
    expect((await visitor.get("/pay/amount")).path).toBe("/pay/owe");
  });

  it.each(["card", "bank"])(
    "of another amount than was asked for, by %s, is over, on record, and can be made again",
    async (by) => {
      const { path, visitor, ref } = await given();
      await visitor.identify(path);
      await visitor.send(await visitor.choose({ how: "other", other: "30" }, by), "/pay/start");
      const [session] = await sessions(ref);
      await pool().query("update pay_sessions set amount_minor = 2999 where id = $1", [session?.id]);
      await press(visitor.sentTo, by === "card" ? "succeeds" : "bank-succeeds");
      expect((await visitor.get(`/pay/result/${session?.id}`)).text).toContain("We are looking into your payment");
      const { rows } = await pool().query(
        `select distinct g.state, g.why, s.provider_payment = g.payment as named from gateway_events g
         join pay_sessions s on s.id = g.session_id where s.id = $1 and g.state = 'refused'`,
        [session?.id],
      );
      expect(rows).toEqual([{ state: "refused", why: "wrong-amount", named: true }]);
      const before = await stateOf(ref);
      expect([before.balanceMinor, before.payments]).toEqual([OWED, []]);
      await visitor.send(await visitor.choose({ how: "other", other: "40" }), "/pay/start");
      await press(visitor.sentTo, "succeeds");
      const again = (await sessions(ref)).at(-1);
      expect((await visitor.get(`/pay/result/${again?.id}`)).text).toContain("You paid £40.00");
      expect((await sessions(ref)).map(({ state }) => state)).toEqual(["differs", "paid"]);
      expect(await stateOf(ref)).toMatchObject({ balanceMinor: OWED - 4_000, paySession: null, holds: [] });
    },
  );

  it("of one of two debts, when the other is disputed", async () => {
    const { path, visitor, ref } = await given(CUSTOMER, [debt("A-1", 5_000), debt("B-2", 7_000), debt("C-3", 9_000)]);
    const { debts } = await stateOf(ref);
    await command(ref, await robot(), "open-dispute", { reason: "not-mine", debtId: debts[0].id });
    await visitor.identify(path);
    const page = await visitor.get("/pay/amount");
    expect(page.text).not.toContain("A-1");
    expect((await visitor.choose({ how: "full" })).text).toContain("Choose which debt");
    await visitor.send(await visitor.choose({ how: "full", debt: debts[1].id }), "/pay/start");
    await press(visitor.sentTo, "succeeds");
    const [session] = await sessions(ref);
    await visitor.get(`/pay/result/${session?.id}`);
    const after = await stateOf(ref);
    expect(after.debts.map((one: Body) => one.balanceMinor)).toEqual([5_000, 0, 9_000]);
  });

  it("by the number of a form of another case is a payment of its own", async () => {
    const [first, second] = [await given(), await given()];
    const start = async ({ visitor, path }: typeof first, values: Record<string, string>) => {
      await visitor.identify(path);
      return visitor.send(await visitor.choose({ how: "full" }), "/pay/start", values);
    };
    const once = "0a5c7a31-6d0e-4c55-9d2e-8f4a1f0f9d11";
    for (const one of [first, second]) await start(one, { once });
    expect(second.visitor.sentTo).toMatch(/^\/sandbox\/checkout\//);
    expect(await sessions(second.ref)).toMatchObject([{ state: "open", amount: OWED }]);
  });

  it("typed with signs that no text has is not taken, and not kept", async () => {
    const { path, visitor } = await given();
    await visitor.identify(path);
    const typed = `\u0000\u001b${"x".repeat(5_000)}`;
    const forms: [string, Record<string, string>][] = [
      ["/pay/amount", { how: typed, other: typed, debt: typed }],
      ["/pay/plan", { each: typed, often: typed, first: typed, debt: typed }],
    ];
    for (const [action, values] of forms)
      expect((await visitor.ask("POST", action, new URLSearchParams(values))).path).toBe(action);
    const { rows } = await pool().query<{ most: number }>(
      "select max(length(draft::text))::int as most from pay_visits",
    );
    expect(rows[0]?.most).toBeLessThan(1_000);
  });

  it("by a form of another site is not taken", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const check = await visitor.choose({ how: "full" });
    const answer = await fetch(`${sandbox.url}/pay/start`, {
      method: "POST",
      headers: { cookie: visitor.cookie, "sec-fetch-site": "cross-site" },
      body: new URLSearchParams(formOf(check, "/pay/start")),
      redirect: "manual",
    });
    expect(answer.status).toBe(404);
    expect(await sessions(ref)).toEqual([]);
  });
});
