import { describe, expect, it } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import { pool } from "#lib/server/database.ts";
import { given, linkOn, OWED, open, openPayPage, sandbox, stateOf, typesOf } from "./given-pay-page.ts";
import { CUSTOMER, RUTH, Visitor } from "./given-visitor.ts";
import { type Body, command, commandId, get, post, robot, signIn } from "./v1/given-api.ts";

openPayPage();

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

  it("has ten tries a day over all links of the customer; then each link that is tried is closed in the same words", async () => {
    const ref = await open();
    const atDoor = async () => {
      const { path, linkId } = await linkOn(ref);
      const visitor = new Visitor(sandbox.url);
      await visitor.get(path);
      const form = await visitor.get("/pay/you");
      return { linkId, answer: (said: typeof RUTH) => visitor.send(form, "/pay/you", said) };
    };
    const [first, second, third, fourth] = [await atDoor(), await atDoor(), await atDoor(), await atDoor()];
    const wrong = { ...RUTH, year: "1986" };
    for (const link of [first, second, third])
      for (let time = 0; time < 3; time++)
        expect((await link.answer(wrong)).text).toContain("This is not what we have");
    expect((await third.answer(wrong)).text).toContain("we have closed this link");
    const late = await fourth.answer(RUTH);
    expect([late.status, late.text.includes("we have closed this link")]).toEqual([410, true]);
    await pool().query("update pay_tries set since = since - interval '25 hours' where tries = 10");
    expect((await first.answer(wrong)).text).toContain("This is not what we have");
    expect((await first.answer(RUTH)).path).toBe("/pay/owe");
    const { rows } = await pool().query(
      "select from pay_tries t join cases c on c.customer_id = t.customer_id where c.ref = $1",
      [ref],
    );
    expect(rows).toEqual([]);
    const closed = (await stateOf(ref)).payLinks.filter(({ is }: Body) => is === "locked").map(({ id }: Body) => id);
    expect(closed).toEqual([third.linkId, fourth.linkId]);
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

describe("what the customer says", () => {
  it("a plan is shown whole before it is agreed to, and stands on the case", async () => {
    const { path, visitor, ref } = await given();
    await visitor.identify(path);
    const asked = { each: "£50", often: "monthly", first: addDays(new Date().toISOString().slice(0, 10), 20) };
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
