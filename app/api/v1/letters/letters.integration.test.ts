import { describe, expect, it } from "vitest";
import { letterAdapter } from "#lib/server/adapters/letter.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { givenLetter, outgoing, sendLetter } from "#lib/server/letters/given-letters.ts";
import { get, makeKey, post, robot } from "../given-api.ts";
import { close, dispatch, givenCase, lettersOf, openBatch, openBatches, openLetterDesk, who } from "./given-batches.ts";

openLetterDesk();

describe("a letter", () => {
  it("is in one batch once, however many send it at once", async () => {
    const ref = await givenCase();
    const contactId = newId();
    const message = outgoing(ref, contactId);
    const sent = await Promise.all(Array.from({ length: 6 }, () => sendLetter(message)));
    const ids = new Set(sent.map((one) => one.is === "sent" && one.providerId));
    expect(ids.size).toBe(1);
    const [providerId = ""] = ids;
    expect(await sendLetter(message)).toMatchObject({ is: "sent", providerId });
    expect(await letterAdapter()?.find(message, "")).toEqual({ is: "sent", providerId });
    expect(await letterAdapter()?.find({ ...message, contactId: newId() }, "")).toEqual({ is: "absent" });
    const { id } = await openBatch();
    expect(await lettersOf(id)).toMatchObject([
      { id: String(providerId).slice(7), contactId, ref, position: null, pages: 1 },
    ]);
  });

  it("waits with others of its paper and print", async () => {
    const [uk, us] = [await givenCase(), await givenCase({ portfolio: "us" })];
    await Promise.all([
      ...[1, 2, 3].map(() => givenLetter(uk)),
      givenLetter(uk, { variant: "large-print" }),
      givenLetter(us),
    ]);
    const batches = await openBatches();
    expect(batches.map(({ variant, letters }) => [variant, letters]).sort()).toEqual([
      ["large-print", 1],
      ["standard", 1],
      ["standard", 3],
    ]);
  });

  it("that cannot be printed is refused for good, and nothing is in a batch", async () => {
    const ref = await givenCase();
    for (const [given, code] of [
      [{ to: "" }, "letter.no-address"],
      [{ name: "王小明" }, "letter.unprintable"],
      [{ text: "\u0007" }, "letter.control-characters"],
      [{ reference: "C-0000-0000" }, "letter.customer-erased"],
    ] as const) {
      expect(await sendLetter(outgoing(ref, newId(), given))).toEqual({ is: "refused", code, permanent: true });
    }
    expect(await openBatches()).toEqual([]);
  });
});

describe("returned mail", () => {
  it("is noted letter by letter, each with what became of it", async () => {
    const [ref, other] = [await givenCase(), await givenCase()];
    const [one, two] = [await givenLetter(ref), await givenLetter(other)];
    const { id } = await openBatch();
    await close(id);
    const early = (await post("/letters/returns", who.lena, { why: "gone-away", items: [one.letter] })).body.items;
    expect(early).toMatchObject([{ item: one.letter, result: "unsent" }]);
    await dispatch(id);
    const items = [one.letter.toLowerCase(), other, "L-0000-0001", "nonsense", one.letter];
    const { body } = await post("/letters/returns", who.lena, { why: "gone-away", items });
    expect(body.items.map(({ result }: { result: string }) => result)).toEqual([
      "recorded",
      "recorded",
      "unknown",
      "unknown",
      "already",
    ]);
    expect(body.items[1]).toMatchObject({ item: other, letter: two.letter, ref: other });
    const { body: later } = await post("/letters/returns", who.lena, { why: "refused", items: [one.letter] });
    expect(later.items).toMatchObject([{ result: "already" }]);
    const events = (await get(`/cases/${ref}/events`, who.amara)).body.items;
    expect(events.filter(({ type }: { type: string }) => type === "letter-returned")).toMatchObject([
      { data: { contactId: one.contactId, why: "gone-away" } },
    ]);
    expect(events.at(-1)).toMatchObject({
      type: "contact-point-failed",
      data: { kind: "address", why: "returned-mail" },
    });
  });
});

describe("who may", () => {
  it("leads and keys act, compliance reads, others see nothing", async () => {
    const ref = await givenCase();
    const { letter, contactId } = await givenLetter(ref);
    const { id } = await openBatch();
    const reader = await makeKey("read");
    expect((await get("/letters/batches", who.amara)).status).toBe(403);
    for (const by of [who.cara, reader]) {
      expect((await get(`/letters/batches/${id}/letters`, by)).body.items).toMatchObject([{ id: letter }]);
      expect((await close(id, by)).status).toBe(403);
      expect((await dispatch(id, by)).status).toBe(403);
      expect((await post("/letters/returns", by, { why: "other", items: [letter] })).status).toBe(403);
    }
    expect((await close(id, await robot())).status).toBe(200);
    expect((await get(`/letters/${letter}/letter.pdf`, who.amara)).status).toBe(403);
    expect((await get(`/cases/${ref}/contacts/${contactId}/document`, who.zed)).status).toBe(404);
    expect((await get(`/cases/${await givenCase()}/contacts/${contactId}/document`, who.amara)).status).toBe(404);
    for (const path of [
      "/letters/batches/nonsense",
      `/letters/batches/${newId()}/letters`,
      "/letters/L-0000-0000/letter.pdf",
      `/letters/batches/${newId()}/print.pdf`,
    ])
      expect((await get(path, who.lena)).status, path).toBe(404);
  });

  it("a lead without a portfolio neither sees its letters nor takes the batch away", async () => {
    const ref = await givenCase({ portfolio: "za" });
    const { letter } = await givenLetter(ref);
    const own = await givenLetter(await givenCase());
    const { id } = await openBatch();
    await close(id);
    const grants = "where team_slug = 'early-arrears' and portfolio_slug = 'za'";
    await pool().query(`delete from grants ${grants}`);
    try {
      expect((await lettersOf(id)).map((one: { id: string }) => one.id)).toEqual([own.letter]);
      for (const file of ["print.pdf", "manifest.csv", "manifest.json"])
        expect((await get(`/letters/batches/${id}/${file}`, who.lena)).status).toBe(403);
      expect((await get(`/letters/${letter}/letter.pdf`, who.lena)).status).toBe(404);
    } finally {
      await pool().query("insert into grants values ('early-arrears', 'za')");
    }
  });

  it("nothing of an erased customer leaves the house", async () => {
    const ref = await givenCase({ customer: { name: "Erased One", reference: "GONE-1" } });
    const gone = await givenLetter(ref);
    await givenLetter(await givenCase());
    const { id } = await openBatch();
    await pool().query("update customers set key = null where id = (select customer_id from cases where ref = $1)", [
      ref,
    ]);
    expect((await close(id)).body).toMatchObject({ letters: 1, takenOut: 1 });
    expect((await get(`/letters/${gone.letter}/letter.pdf`, who.lena)).status).toBe(404);
    expect(await sendLetter(outgoing(ref, newId()))).toMatchObject({ code: "letter.customer-erased" });
  });
});
