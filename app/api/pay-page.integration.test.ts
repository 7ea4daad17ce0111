import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { env } from "#lib/server/env.ts";
import { deliverDue } from "#lib/server/sandbox/stripe/telling.ts";
import { openSandbox, type Sandbox } from "./given-sandbox.ts";
import { CUSTOMER, formOf, RUTH, Visitor } from "./given-visitor.ts";
import { type Body, command, commandId, get, givenCase, post, robot, signIn } from "./v1/given-api.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  // All browsers of this test come from one address, and tap faster than people.
  sandbox = await openSandbox();
  Object.assign(env().limits, {
    payNetwork: { perSecond: 1_000, burst: 5_000 },
    payLink: { perSecond: 100, burst: 200 },
  });
});
afterAll(() => sandbox.close());

const OWED = 64_000;
const debt = (reference: string, balanceMinor: number) => ({ reference, balanceMinor, dueOn: "2026-01-01" });
const open = (customer: object = CUSTOMER, debts = [debt("FB 4471", OWED)]) => givenCase({ customer, debts });

async function linkOn(ref: string): Promise<{ linkId: string; path: string }> {
  const { body } = await post(`/cases/${ref}/pay-links`, await robot(), { commandId: commandId() });
  return { linkId: body.linkId, path: new URL(body.url).pathname };
}
async function given(customer?: object, debts?: ReturnType<typeof debt>[]) {
  const ref = await open(customer, debts);
  return { ref, ...(await linkOn(ref)), visitor: new Visitor(sandbox.url) };
}
const stateOf = async (ref: string): Promise<Body> => (await get(`/cases/${ref}`, await robot())).body.case;
async function typesOf(ref: string): Promise<string[]> {
  const { items } = (await get(`/cases/${ref}/events?limit=200`, await robot())).body;
  return items.map(({ type }: Body) => type);
}
/** What the customer does on the hosted page. */
const press = (path: string | null, test: string) =>
  fetch(`${sandbox.url}${path}`, { method: "POST", body: new URLSearchParams({ test }), redirect: "manual" });
const sessions = async (ref: string) =>
  (
    await pool().query<{ id: string; state: string; amount: number }>(
      "select s.id, s.state, s.amount_minor::int as amount from pay_sessions s join cases c on c.id = s.case_id where c.ref = $1 order by s.started_at",
      [ref],
    )
  ).rows;

describe("a link", () => {
  it("is swapped for a cookie of this page alone, and shows who we are and nothing of the customer", async () => {
    const { path, visitor, ref } = await given();
    const swapped = await fetch(sandbox.url + path, { redirect: "manual" });
    expect(swapped.status).toBe(303);
    expect(swapped.headers.get("location")).toBe("/pay");
    expect(swapped.headers.get("set-cookie")).toMatch(
      /^baton_pay=[\w-]{43}; Path=\/pay; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    );
    const page = await visitor.get(path);
    expect([page.status, page.path]).toEqual([200, "/pay"]);
    expect(page.text).not.toMatch(/Ruth|Achterberg|640|4471|C-[0-9A-Z]{4}|BS1|1985/);
    expect(page.text).toContain("Is this really us?");
    for (const answer of [swapped.headers, page.headers]) {
      expect(answer.get("referrer-policy")).toBe("no-referrer");
      expect(answer.get("cache-control")).toBe("private, no-store");
      expect(answer.get("x-robots-tag")).toContain("noindex");
    }
    expect(await typesOf(ref)).toEqual(["case-opened", "pay-link-made"]);
    await visitor.ask("POST", "/pay/opened");
    await visitor.ask("POST", "/pay/opened");
    expect(await typesOf(ref)).toEqual(["case-opened", "pay-link-made", "pay-link-opened"]);
  });

  it("that we never made, of an erased customer, and any step without a cookie are the same bytes", async () => {
    const { path, ref } = await given();
    const forged = `/pay/${path.slice(5, 27)}${"A".repeat(21)}`;
    const stranger = new Visitor(sandbox.url);
    await pool().query("update customers set key = null where id = (select customer_id from cases where ref = $1)", [
      ref,
    ]);
    const paths = [
      forged,
      "/pay/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      path,
      "/pay",
      "/pay/owe",
      "/pay/x",
      "/pay/constructor",
    ];
    const pages = await Promise.all(paths.map((one) => stranger.get(one)));
    expect(pages.map(({ status }) => status)).toEqual(paths.map(() => 404));
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
  });

  it.each([
    ["revoked", "is not used any more"],
    ["expired", "This link has ended"],
  ])("%s says so calmly, whatever the browser had come to", async (how, says) => {
    const { path, visitor, ref, linkId } = await given();
    await visitor.identify(path);
    if (how === "revoked") await command(ref, await robot(), "revoke-pay-link", { linkId });
    else await pool().query("update pay_links set expires_at = now() where id = $1", [linkId]);
    for (const at of [path, "/pay/owe", "/pay/amount"]) {
      const page = await visitor.get(at);
      expect([page.status, page.text.includes(says)]).toEqual([410, true]);
      expect(page.text).not.toMatch(/Ruth|640/);
    }
  });
});

describe("at the desk", () => {
  it("its address is for whoever may make one, the same for the same commandId, and showing it is on record", async () => {
    const ref = await open();
    const asked = { commandId: commandId() };
    const [made, again] = [
      await post(`/cases/${ref}/pay-links`, await robot(), asked),
      await post(`/cases/${ref}/pay-links`, await robot(), asked),
    ];
    expect([made.status, again.body.url]).toEqual([201, made.body.url]);
    const [ben, ines] = [await signIn("ben"), await signIn("ines")];
    const seen = (await get(`/cases/${ref}/pay-links`, ben)).body.items;
    expect(seen).toMatchObject([{ id: made.body.linkId, is: "live", url: made.body.url }]);
    const others = (await get(`/cases/${ref}/pay-links`, ines)).body.items;
    expect([others.length, others[0].url]).toEqual([1, undefined]);
    expect((await post(`/cases/${ref}/pay-links`, ines, { commandId: commandId() })).status).toBe(403);
    const { rows } = await pool().query(
      "select l.actor_kind, l.results from access_log l join cases c on c.id = l.case_id where c.ref = $1 and l.action = 'pay-link' order by l.id",
      [ref],
    );
    expect(rows).toEqual([
      { actor_kind: "api", results: 1 },
      { actor_kind: "api", results: 1 },
      { actor_kind: "user", results: 1 },
    ]);
  });
});

describe("who is there", () => {
  it("is known by birth date and postcode, under a new cookie; before that every step asks", async () => {
    const { path, visitor, ref } = await given();
    await visitor.get(path);
    const before = visitor.cookie;
    for (const step of ["owe", "amount", "plan", "afford", "disagree", "contact", "support"])
      expect((await visitor.get(`/pay/${step}`)).path).toBe("/pay/you");
    const page = await visitor.send(await visitor.get("/pay/you"), "/pay/you", RUTH);
    expect(page.path).toBe("/pay/owe");
    expect(page.text).toContain("£640.00");
    expect(visitor.cookie).not.toBe(before);
    expect((await new Visitor(sandbox.url, before).get("/pay/owe")).status).toBe(404);
    expect(await typesOf(ref)).toEqual(["case-opened", "pay-link-made", "pay-link-opened", "pay-link-identified"]);
  });

  it("is asked again after an hour untouched, and after half a day in any case", async () => {
    const { path, visitor, linkId } = await given();
    for (const [column, ago] of [
      ["seen_at", "61 minutes"],
      ["identified_at", "721 minutes"],
    ]) {
      await visitor.identify(path);
      expect((await visitor.get("/pay/owe")).path).toBe("/pay/owe");
      await pool().query(`update pay_visits set ${column} = now() - $2::interval where link_id = $1`, [linkId, ago]);
      expect((await visitor.get("/pay/owe")).path).toBe("/pay/you");
    }
  });

  it("has five tries over all browsers; then the link is closed for all of them", async () => {
    const { path, ref, linkId } = await given();
    const browsers = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const visitor = new Visitor(sandbox.url);
        await visitor.get(path);
        return { visitor, form: await visitor.get("/pay/you") };
      }),
    );
    const wrong = { ...RUTH, year: "1986" };
    const tryAs = ({ visitor, form }: (typeof browsers)[number]) => visitor.send(form, "/pay/you", wrong);
    for (const one of browsers.slice(0, 4)) {
      expect((await one.visitor.send(one.form, "/pay/you", {})).path).toBe("/pay/you");
      expect((await tryAs(one)).text).toContain("This is not what we have");
    }
    const last = await Promise.all(browsers.slice(4).map(tryAs));
    expect(last.map(({ status }) => status)).toEqual(Array(8).fill(410));
    const { rows } = await pool().query("select tries from pay_links where id = $1", [linkId]);
    expect(rows).toEqual([{ tries: 5 }]);
    const late = await browsers[0]?.visitor.get(path);
    expect(late?.text).toContain("Please call us");
    expect((await typesOf(ref)).filter((type) => type === "pay-link-locked")).toHaveLength(1);
  });

  it("reads the same for what is wrong and for what is not known", async () => {
    const { path, visitor } = await given({ ...CUSTOMER, address: "4 Quay Street, Bristol" });
    await visitor.get(path);
    const form = await visitor.get("/pay/you");
    expect(form.text).not.toContain("postcode");
    const wrong = await visitor.send(form, "/pay/you", { day: "1", month: "1", year: "1970" });
    const nonsense = await visitor.send(form, "/pay/you", { day: "x", month: "", year: "" });
    const bare = (text: string) => text.replace(/name="once" value="[^"]+"/, "");
    expect(bare(wrong.text)).toBe(bare(nonsense.text));
    expect((await visitor.send(form, "/pay/you", { day: "27/03/1985", month: "", year: "" })).path).toBe("/pay/owe");
  });

  it("is asked nothing, and shown nothing, where nothing suitable is on record", async () => {
    const { path, visitor } = await given({ name: CUSTOMER.name, address: CUSTOMER.address });
    await visitor.get(path);
    const page = await visitor.get("/pay/you");
    expect(page.text).toContain("Please call us");
    expect(page.text).not.toMatch(/<form|640|Ruth/);
  });
});

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
    expect(await stateOf(ref)).toMatchObject({ balanceMinor: 0, paySession: null, holds: [] });
    expect((await typesOf(ref)).filter((type) => type === "payment-received")).toHaveLength(1);
    expect((await visitor.get("/pay/owe")).text).toContain("Nothing is owed");
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
    await press(visitor.sentTo, "succeeds");
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

describe("what the customer says", () => {
  it("a plan is shown whole before it is agreed to, and stands on the case", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const asked = { each: "£50", often: "monthly", first: "2026-12-15" };
    const shown = await visitor.send(await visitor.get("/pay/plan"), "/pay/plan", asked);
    expect(shown.path).toBe("/pay/plan-check");
    expect(shown.text).toContain("13 payments");
    expect((await visitor.send(shown, "/pay/plan-agree", { afford: "no" })).text).toContain("too much");
    expect((await stateOf(ref)).arrangement).toBeNull();
    const made = await visitor.send(shown, "/pay/plan-agree", { afford: "yes" });
    expect(made.text).toContain("Your plan is set up");
    await visitor.send(shown, "/pay/plan-agree", { afford: "yes" });
    expect((await stateOf(ref)).arrangement).toMatchObject({ kind: "plan", totalMinor: OWED });
    expect((await typesOf(ref)).filter((type) => type === "plan-made")).toHaveLength(1);
    expect((await visitor.get("/pay/amount")).text).toContain("next payment of your plan, £50.00");
  });

  it("that they cannot afford it is heard once, and nothing more is asked for", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const form = await visitor.get("/pay/afford");
    for (let time = 0; time < 2; time++) {
      const told = await visitor.send(form, "/pay/afford", { text: "My hours were cut" });
      expect(told.text).toContain("We have heard you");
    }
    expect((await typesOf(ref)).filter((type) => type === "hardship-told")).toHaveLength(1);
    expect((await stateOf(ref)).holds).toMatchObject([{ kind: "other" }]);
    expect((await visitor.get("/pay/owe")).text).toContain("We have paused this account");
  });

  it("that they do not agree stops the asking; nothing is a dead end", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const form = await visitor.get("/pay/disagree");
    const unsaid = await visitor.send(form, "/pay/disagree", { text: "I paid it in May" });
    expect([unsaid.status, unsaid.text.includes("I paid it in May")]).toEqual([422, true]);
    await visitor.send(form, "/pay/disagree", { reason: "not-mine", text: "Never had it" });
    expect((await stateOf(ref)).disputes).toMatchObject([{ reason: "not-mine" }]);
    const page = await visitor.get("/pay/owe");
    expect(page.text).not.toContain('href="/pay/amount"');
    expect(page.text).toContain("We are checking it");
    expect(page.text).toMatch(/Call (us|the number)/);
    expect((await visitor.get("/pay/amount")).path).toBe("/pay/owe");
  });

  it("what would help, and no more texts, reach the case at once", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    await visitor.send(await visitor.get("/pay/support"), "/pay/support", { format: "large-print" });
    await visitor.ask("POST", "/pay/contact", new URLSearchParams({ act: "stop" }));
    const state = await stateOf(ref);
    expect(state.customer.adjustments).toEqual(["large-print"]);
    expect(state.contactFacts.consents.sms?.is).toBe("opted-out");
  });
});

it("weighs less than 60 kB beyond HTML, its letters included", async () => {
  const { STYLE, SCRIPT, FONT } = await import("#lib/server/pay/style.ts");
  const { stat } = await import("node:fs/promises");
  const font = await stat(new URL(`../../public${FONT}`, import.meta.url));
  const icon = await stat(new URL("../../public/favicon.svg", import.meta.url));
  expect(font.size + icon.size + Buffer.byteLength(STYLE) + Buffer.byteLength(SCRIPT)).toBeLessThan(60 * 1_024);
});
