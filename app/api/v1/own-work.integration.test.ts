import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pool } from "#lib/server/database.ts";
import { command, get, givenCase, openDesk, post, robot, send, signIn, type Who } from "./given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
const who = {} as Record<"amara" | "ben" | "lena" | "priya" | "sam" | "cara" | "adam" | "ana" | "zed", Who>;

beforeAll(async () => {
  desk = await openDesk();
  key = await robot();
  for (const name of ["amara", "ben", "lena", "priya", "sam", "cara", "adam", "ana", "zed"] as const)
    who[name] = await signIn(name);
});
afterAll(() => desk.close());

type Item = Record<string, unknown>;

describe("the inbox", () => {
  it("folds what concerns me per case, newest first, until it is done", async () => {
    const ref = await givenCase({ customer: { name: "Inbox Person" } });
    await command(ref, who.amara, "take-case", {});
    await command(ref, key, "record-payment", { amountMinor: 5, currency: "GBP", method: "card", reference: "r" });
    const answer = await command(ref, key, "place-hold", { kind: "fraud", reason: "r" });
    const mine = async () => (await get("/inbox", who.amara)).body.items.find((item: Item) => item.ref === ref);
    expect(await mine()).toMatchObject({
      kind: "hold-placed",
      customerName: "Inbox Person",
      version: answer.body.version,
      count: 2,
      read: false,
    });
    expect((await post(`/inbox/${ref}`, who.amara, { state: "read" })).body).toMatchObject({ read: true, done: false });
    expect(await mine()).toMatchObject({ read: true });
    expect((await post(`/inbox/${ref}`, who.amara, { state: "unread" })).body).toMatchObject({ read: false });
    expect(
      (await post(`/inbox/${ref}`, who.amara, { state: "done", version: answer.body.version - 1 })).body,
    ).toMatchObject({ done: false });
    expect((await post(`/inbox/${ref}`, who.amara, { state: "done" })).body).toMatchObject({ done: true });
    expect(await mine()).toBeUndefined();
    await command(ref, key, "open-complaint", { category: "service", text: "t" });
    expect(await mine()).toMatchObject({ kind: "complaint-opened", count: 1, read: false });
  });

  it("says whether an offer waits for me, and is asked by what it is about", async () => {
    const ref = await givenCase();
    await command(ref, who.ben, "take-case", {});
    await command(ref, who.ben, "offer-handover", { toTeam: "specialist-support", reason: "skill", note: "n" });
    const find = async (query = "") =>
      (await get(`/inbox${query}`, who.priya)).body.items.find((item: Item) => item.ref === ref);
    expect(await find("?about=handover&state=unread")).toMatchObject({ kind: "handover-offered", offered: true });
    expect(await find("?about=customer")).toBeUndefined();
    const { unread } = (await get("/inbox?state=done&limit=1", who.priya)).body;
    await post(`/inbox/${ref}`, who.priya, { state: "done" });
    expect((await get("/inbox", who.priya)).body.unread).toBe(unread - 1);
    expect(await find("?state=done")).toMatchObject({ done: true });
    const handoverId = (await get(`/cases/${ref}`, who.ben)).body.case.handover.id;
    await command(ref, who.ben, "withdraw-handover", { handoverId });
    expect(await find()).toMatchObject({ kind: "handover-withdrawn", offered: false, done: false, count: 1 });
    expect((await get("/inbox?about=nonsense", who.priya)).status).toBe(422);
  });

  it("holds nothing of a case that is out of sight, and belongs to people", async () => {
    const ref = await givenCase({ customer: { name: "Hidden Later" } });
    await command(ref, key, "offer-handover", { toTeam: "specialist-support", reason: "skill", note: "n" });
    const inbox = async () => (await get("/inbox", who.priya)).body;
    const before = await inbox();
    expect(before.items.find((item: Item) => item.ref === ref)).toMatchObject({ customerName: "Hidden Later" });
    await pool().query("delete from grants where team_slug = 'specialist-support' and portfolio_slug = 'uk'");
    const after = await get("/inbox", who.priya);
    expect(after.text).not.toContain(ref);
    expect(after.body.unread).toBeLessThan(before.unread);
    expect((await post(`/inbox/${ref}`, who.priya, { state: "read" })).status).toBe(404);
    await pool().query("insert into grants values ('specialist-support', 'uk')");
    expect((await get("/inbox", key)).status).toBe(403);
    for (const one of [ref, "%00", "nonsense"]) {
      expect((await post(`/inbox/${one}`, who.zed, { state: "done" })).status).toBe(404);
    }
    expect((await post(`/inbox/${ref}`, who.priya, { state: "gone" })).status).toBe(422);
  });
});

describe("drafts", () => {
  it("are kept for their person alone, sealed, and dropped", async () => {
    const ref = await givenCase();
    const path = `/api/v1/drafts/${ref}/note`;
    expect((await send("GET", path, who.amara)).body).toEqual({ body: null, savedAt: null });
    const saved = await send("PUT", path, who.amara, { body: { text: "half a thought 🐝" } });
    expect((await send("GET", path, who.amara)).body).toEqual({
      body: { text: "half a thought 🐝" },
      savedAt: saved.body.savedAt,
    });
    expect((await send("GET", path, who.ben)).body.body).toBeNull();
    expect(JSON.stringify((await pool().query("select d::text from drafts d")).rows)).not.toContain("half a thought");
    expect((await send("DELETE", path, who.amara)).status).toBe(204);
    expect((await send("GET", path, who.amara)).body.body).toBeNull();
  });

  it("hold at most 20,000 bytes, in a form that has a name, on a case that the person reads", async () => {
    const ref = await givenCase();
    const put = (form: string, body: unknown, by = who.amara) => send("PUT", `/api/v1/drafts/${ref}/${form}`, by, body);
    expect((await put("note", { body: { text: "x".repeat(19_900) } })).status).toBe(200);
    expect((await put("note", { body: { text: "x".repeat(20_000) } })).status).toBe(413);
    expect((await put("note", { body: "text" })).status).toBe(422);
    expect((await put("note", { body: {}, more: 1 })).status).toBe(422);
    expect((await put("No-Form", { body: {} })).status).toBe(404);
    expect((await put("note", { body: {} }, who.zed)).status).toBe(404);
    expect((await put("note", { body: {} }, key)).status).toBe(403);
  });
});
