import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { aTemplate, saying } from "#lib/domain/templates/given-template.ts";
import type { TemplateContent } from "#lib/domain/templates/template.ts";
import { pool } from "#lib/server/database.ts";
import { senderFor, templateFor, templatesInForce } from "#lib/server/templates/published.ts";
import { get, givenCase, makeKey, openDesk, post, robot, send, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
const who = {} as Record<"amara" | "lena" | "mo" | "cara" | "zed" | "adam", Who>;

const SENDER = {
  name: "Larkfield Collections",
  telephone: "0800 000 0100",
  email: "help@larkfield.example",
  website: "larkfield.example",
  address: "1 Quay Street\nBristol",
  registration: "FRN 000000",
  language: "en",
  hosts: ["pay.larkfield.example"],
  teamTelephones: {},
} as const;

beforeAll(async () => {
  desk = await openDesk();
  for (const name of ["amara", "lena", "mo", "cara", "zed", "adam"] as const) who[name] = await signIn(name);
  for (const portfolio of ["uk", "us", "za"]) await send("PUT", `/api/v1/senders/${portfolio}`, who.cara, SENDER);
});
afterAll(() => desk.close());

let count = 0;
const now = () => new Date().toISOString();
const body = ({ channel: _, ...content }: TemplateContent = aTemplate()) => content;
const draft = (id: string, by: Who, revision: number | null, content = body()) =>
  send("PUT", `/api/v1/templates/${id}/draft`, by, { revision, ...content });
const publish = (id: string, by: Who, revision = 1, extra: object = {}) =>
  post(`/templates/${id}/publication`, by, { revision, ...extra });

async function given(content = aTemplate(), by = who.lena): Promise<string> {
  const id = `template-${++count}`;
  const made = await post("/templates", by, { id, name: `Template ${count}`, ...content });
  expect(made.status).toBe(201);
  return id;
}
async function published(content = aTemplate()): Promise<string> {
  const id = await given(content);
  expect((await publish(id, who.cara)).status).toBe(200);
  return id;
}

describe("a template", () => {
  it("is written by one and published by another, and then is in force", async () => {
    const id = await given();
    expect(await templateFor(id, now())).toBeNull();
    expect((await publish(id, who.lena)).body.detail).toBe("Somebody else publishes what you wrote.");
    expect((await publish(id, who.mo)).body.detail).toBe("Compliance publishes what a team lead wrote.");
    const answer = await publish(id, who.cara);
    expect(answer.body.versions[0]).toMatchObject({
      status: "published",
      current: true,
      changedBy: ID.lena,
      publishedBy: ID.cara,
      parts: [
        "opt-out",
        "identity",
        "check",
        "debt-collector",
        "from-debt-collector",
        "debt-advice",
        "registered-collector",
      ],
    });
    expect(await templateFor(id, now())).toMatchObject({
      id,
      version: 1,
      hash: answer.body.versions[0].hash,
      channel: "email",
    });
  });

  it("written in compliance is published by a lead", async () => {
    const id = await given(aTemplate(), who.cara);
    expect((await publish(id, who.cara)).status).toBe(403);
    expect((await publish(id, who.lena)).status).toBe(200);
  });

  it("goes on with the next version, which takes over when its time comes; the last stays to be read", async () => {
    const id = await published();
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const changed = body(aTemplate({ purposes: ["reminder", "collection"] }));
    expect((await draft(id, who.lena, 1, changed)).status).toBe(409);
    expect(
      (await draft(id, who.lena, null, changed)).body.versions.map(({ status }: { status: string }) => status),
    ).toEqual(["draft", "published"]);
    expect((await publish(id, who.cara, 1, { effectiveFrom: "2026-01-01T00:00:00Z" })).status).toBe(422);
    expect(
      (await publish(id, who.cara, 1, { effectiveFrom: later })).body.versions.map(
        ({ current }: { current: boolean }) => current,
      ),
    ).toEqual([false, true]);
    expect(await templateFor(id, now())).toMatchObject({ version: 1, purposes: ["reminder"] });
    expect(await templateFor(id, later)).toMatchObject({ version: 2, purposes: ["reminder", "collection"] });
  });

  it("has one draft; who saves over another's is told, and who publishes has read what they publish", async () => {
    const id = await given();
    expect((await draft(id, who.mo, 1)).body.versions[0]).toMatchObject({
      revision: 2,
      changedBy: ID.mo,
      createdBy: ID.lena,
    });
    const late = await draft(id, who.lena, 1);
    expect(late).toMatchObject({ status: 409, body: { by: ID.mo, revision: 2 } });
    expect((await publish(id, who.cara, 1)).status).toBe(409);
    expect((await publish(id, who.cara, 2)).status).toBe(200);
  });

  it("is not published while anything is wrong with it, and every problem is told at once", async () => {
    const id = await given(saying("Pay {{customer.nmae}} at https://lаrkfield.example {{{our.name}}}"));
    const { status, body: problem } = await publish(id, who.cara);
    expect([status, problem.code, problem.rule]).toEqual([422, "refused", "template-unfit"]);
    const rules = new Set(problem.problems.map(({ rule }: { rule: string }) => rule));
    expect([...rules].sort()).toEqual([
      "field",
      "link",
      "tag",
      "template.check",
      "template.debt-collector",
      "template.identity",
      "template.opt-out",
      "template.registered-collector",
    ]);
    expect(problem.errors[0].path).toBe("texts.en.standard.body");
  });

  it("may link to hosts of ours only, once they are known", async () => {
    const link = (host: string) =>
      saying(`${aTemplate().texts.en?.standard?.body} https://${host}/help`, { portfolios: ["uk"] });
    expect((await publish(await given(link("pay.larkfield.example")), who.cara)).status).toBe(200);
    expect((await publish(await given(link("pay.larkfie1d.example")), who.cara)).status).toBe(422);
  });

  it("published never changes, whoever asks the database", async () => {
    const id = await published();
    const change = (sql: string) => pool().query(`${sql} where template_id = $1`, [id]);
    for (const sql of [
      "update template_versions set texts = '{}'",
      "update template_versions set status = 'draft', published_at = null",
      "update template_versions set effective_from = now() - interval '1 year'",
      "update template_versions set status = 'retired', retired_at = now(), texts = '{}'",
      "delete from template_versions",
    ]) {
      await expect(change(sql), sql).rejects.toThrow(/never/);
    }
  });

  it("is retired by compliance: from then on it is not in force, and what was before stays true", async () => {
    const id = await published();
    const before = now();
    expect((await post(`/templates/${id}/retirement`, who.lena, {})).status).toBe(403);
    expect((await post(`/templates/${id}/retirement`, who.cara, {})).body.versions[0]).toMatchObject({
      status: "retired",
      current: false,
      retiredBy: ID.cara,
    });
    expect(await templateFor(id, new Date(Date.now() + 1_000).toISOString())).toBeNull();
    expect(await templateFor(id, before)).toMatchObject({ version: 1 });
    expect((await post(`/templates/${id}/retirement`, who.cara, {})).body.rule).toBe("nothing-published");
    await draft(id, who.lena, null);
    expect((await publish(id, who.cara)).status).toBe(200);
    expect(await templateFor(id, new Date(Date.now() + 1_000).toISOString())).toMatchObject({ version: 2 });
  });

  it("whose only draft is thrown away is gone, else its versions stay", async () => {
    const [only, more] = [await given(), await published()];
    await draft(more, who.lena, null);
    for (const id of [only, more])
      expect((await send("DELETE", `/api/v1/templates/${id}/draft`, who.mo)).status).toBe(204);
    expect((await get(`/templates/${only}`, who.lena)).status).toBe(404);
    expect((await get(`/templates/${more}`, who.lena)).body.versions).toHaveLength(1);
    expect((await send("DELETE", `/api/v1/templates/${more}/draft`, who.mo)).status).toBe(404);
  });

  it("is written by compliance and leads only, and its id is taken for ever", async () => {
    const id = await published();
    const made = { id, name: "Again", ...aTemplate() };
    expect((await post("/templates", who.lena, made)).status).toBe(409);
    for (const by of [who.amara, who.adam, await makeKey("read", "write", "admin")]) {
      expect((await post("/templates", by, { ...made, id: "other" })).status).toBe(403);
      expect((await draft(id, by, null)).status).toBe(403);
      expect((await publish(id, by)).status).toBe(403);
    }
    expect((await post("/templates", who.lena, { ...made, id: "senders" })).status).toBe(422);
    expect((await post("/templates", who.lena, { ...made, id: "nowhere", portfolios: ["nowhere"] })).status).toBe(422);
  });

  it("leaves a record of who did what", async () => {
    const id = await published();
    await post(`/templates/${id}/retirement`, who.cara, {});
    const { rows } = await pool().query(
      "select what, actor_id from org_changes where detail ->> 'template' = $1 order by at, id",
      [id],
    );
    expect(rows).toEqual([
      { what: "template-created", actor_id: ID.lena },
      { what: "template-published", actor_id: ID.cara },
      { what: "template-retired", actor_id: ID.cara },
    ]);
  });
});

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

describe("what is in force", () => {
  it("is held in memory and asked for anew when something changed", async () => {
    const first = await templatesInForce(now());
    expect((await templatesInForce(now()))[0]).toBe(first[0]);
    const id = await published();
    expect((await templatesInForce(now())).map((one) => one.id)).toContain(id);
  });
});
