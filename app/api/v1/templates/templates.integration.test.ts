import { describe, expect, it } from "vitest";
import { ID } from "#lib/domain/given-organisation.ts";
import { aTemplate, saying } from "#lib/domain/templates/given-template.ts";
import { pool } from "#lib/server/database.ts";
import { templateFor, templatesInForce } from "#lib/server/templates/published.ts";
import { get, makeKey, post, send } from "../given-api.ts";
import { body, draft, given, now, openTemplateDesk, publish, published, who } from "./given-written.ts";

openTemplateDesk();

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

describe("what is in force", () => {
  it("is held in memory and asked for anew when something changed", async () => {
    const first = await templatesInForce(now());
    expect((await templatesInForce(now()))[0]).toBe(first[0]);
    const id = await published();
    expect((await templatesInForce(now())).map((one) => one.id)).toContain(id);
  });
});
