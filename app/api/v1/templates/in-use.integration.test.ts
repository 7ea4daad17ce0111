import { describe, expect, it } from "vitest";
import { aTemplate, saying } from "#lib/domain/templates/given-template.ts";
import { pool } from "#lib/server/database.ts";
import { senderFor } from "#lib/server/templates/published.ts";
import { get, givenCase, post, robot, send, type Who } from "../given-api.ts";
import { body, given, openTemplateDesk, published, SENDER, who } from "./given-written.ts";

openTemplateDesk();

describe("readers", () => {
  it("see what is in force for their portfolios; writers see drafts too", async () => {
    const [here, elsewhere, unfinished] = [
      await published(),
      await published(aTemplate({ portfolios: ["za"] })),
      await given(),
    ];
    const ids = async (by: Who, query = "") =>
      (await get(`/templates${query}`, by)).body.items.map(({ id }: { id: string }) => id);
    expect(await ids(who.amara)).toEqual(expect.arrayContaining([here, elsewhere]));
    expect(await ids(who.amara)).not.toContain(unfinished);
    expect(await ids(who.lena)).toContain(unfinished);
    expect(await ids(who.zed)).toEqual([]);
    expect(await ids(who.lena, "?channel=sms")).toEqual([]);
    expect(await ids(who.lena, "?channel=email&purpose=enforcement")).toEqual([]);
    expect((await get(`/templates/${unfinished}`, who.amara)).status).toBe(404);
    expect((await get(`/templates/${here}`, who.amara)).status).toBe(200);
    expect((await get("/templates?colour=red", who.lena)).status).toBe(422);
  });

  it("are told which fit a case, in the customer's language and variant", async () => {
    const words = aTemplate().texts.en?.standard ?? { body: "" };
    const fits = await published(
      aTemplate({ texts: { en: { standard: words, "plain-language": words }, af: { standard: words } } }),
    );
    const other = await published(aTemplate({ portfolios: ["za"] }));
    const ref = await givenCase();
    await post(`/cases/${ref}/commands`, await robot(), {
      commandId: "plain-language-1",
      type: "record-disclosure",
      data: { driver: "capability", adjustments: ["plain-language"] },
    });
    const { items } = (await get(`/cases/${ref}/templates?channel=email&purpose=reminder`, who.amara)).body;
    expect(items.find(({ id }: { id: string }) => id === fits)).toMatchObject({
      version: 1,
      language: "en",
      variant: "plain-language",
    });
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(other);
    expect((await get(`/cases/${ref}/templates?channel=sms`, who.amara)).body.items).toEqual([]);
    expect((await get(`/cases/${ref}/templates`, who.zed)).status).toBe(404);
  });
});

describe("a preview", () => {
  const preview = (id: string, by: Who, asked: object) => post(`/templates/${id}/previews`, by, asked);

  it("shows on a real case what would be sent, and records nothing on it", async () => {
    const id = await published();
    const ref = await givenCase();
    const before = (await get(`/cases/${ref}`, who.amara)).body.version;
    const { body: shown } = await preview(id, who.amara, { ref });
    expect(shown).toMatchObject({
      language: "en",
      variant: "standard",
      why: null,
      rendered: { subject: `About your account ${ref}` },
    });
    expect(shown.rendered.text).toContain("Dear Ruth Achterberg,\n\nYou owe Larkfield £100.00.");
    expect(shown.rendered.text).toContain("type larkfield.example into your browser yourself, or call 0800 000 0100.");
    expect((await get(`/cases/${ref}`, who.amara)).body.version).toBe(before);
    expect((await preview(id, who.zed, { ref })).status).toBe(404);
    expect((await preview(id, who.amara, { ref: "C-0000-0000" })).status).toBe(404);
  });

  it("of what is being written is for writers, and says why it cannot be sent", async () => {
    const id = await given();
    const typed = body(
      saying("You promised {{promise.amount}} {{inputs.note}}", {
        inputs: [{ id: "note", label: "Note", type: "line", maxLength: 5, required: true }],
      }),
    );
    const ref = await givenCase();
    const { body: shown } = await preview(id, who.lena, { ref, draft: typed, inputs: { note: "too long" } });
    expect(shown).toMatchObject({
      rendered: null,
      why: "Not on record: Amount promised.",
      absent: ["promise.amount"],
      errors: [{ path: "inputs.note", message: "must be at most 5 characters" }],
    });
    expect((await preview(id, who.cara, { draft: typed })).body.rendered.text).toBe("You promised £55.00 (Note");
    expect((await preview(id, who.amara, { ref, draft: typed })).status).toBe(403);
    expect((await preview(id, who.amara, { ref })).status).toBe(404);
  });
});

describe("a test", () => {
  const test = (id: string, by: Who, asked: object = {}) =>
    post(`/templates/${id}/test-sends`, by, {
      to: "me@larkfield.example",
      portfolio: "uk",
      language: "en",
      variant: "standard",
      ...asked,
    });

  it("never goes to a customer, nor onto paper, nor for whoever writes no templates", async () => {
    const [id, letter] = [await given(), await given(aTemplate({ channel: "letter" }))];
    await givenCase({ customer: { name: "Testa", email: "testa@customer.example" } });
    expect((await test(id, who.amara)).status).toBe(403);
    expect((await test(letter, who.lena)).body.rule).toBe("no-test-letters");
    expect((await test(id, who.lena, { to: "Testa@Customer.example" })).body.rule).toBe("customer-address");
    expect((await test(id, who.lena)).body.rule).toBe("channel.off");
  });
});

describe("the sender", () => {
  it("of a portfolio is said by compliance, and recorded", async () => {
    expect((await send("PUT", "/api/v1/senders/uk", who.lena, SENDER)).status).toBe(403);
    expect((await send("PUT", "/api/v1/senders/nowhere", who.cara, SENDER)).status).toBe(422);
    for (const wrong of [
      { hosts: ["https://x.example"] },
      { website: "xn--lrkfield-9fg.example" },
      { telephone: "call me" },
      { name: "a\nb" },
    ])
      expect((await send("PUT", "/api/v1/senders/uk", who.cara, { ...SENDER, ...wrong })).status).toBe(422);
    await send("PUT", "/api/v1/senders/uk", who.cara, { ...SENDER, telephone: "0800 000 0200" });
    expect((await senderFor("uk")).telephone).toBe("0800 000 0200");
    expect((await get("/senders", who.lena)).body.items).toHaveLength(3);
    const { rows } = await pool().query(
      "select detail from org_changes where what = 'sender-changed' order by id desc limit 1",
    );
    expect(rows[0].detail).toEqual({
      portfolio: "uk",
      from: { telephone: "0800 000 0100" },
      to: { telephone: "0800 000 0200" },
    });
  });
});
