import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { zoneAtNoon } from "#lib/domain/given-noon.ts";
import { BODY } from "#lib/domain/templates/given-template.ts";
import { pool } from "#lib/server/database.ts";
import { SYSTEM } from "#lib/server/identity.ts";
import { runCommand } from "#lib/server/run-command.ts";
import { openSandbox, type Sandbox } from "./given-sandbox.ts";
import { CUSTOMER, Visitor } from "./given-visitor.ts";
import { type Body, command, get, givenCase, robot } from "./v1/given-api.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
  await pool().query(
    `insert into senders (portfolio_slug, name, telephone, email, website)
     values ('us', 'Larkfield Collections', '0800 000 0100', 'help@larkfield.example', 'larkfield.example')`,
  );
  await template("with-pay", `${BODY}\n{{#links.pay}}Pay: {{links.pay}}\n{{/links.pay}}`);
  await template("without", BODY);
});
afterAll(() => sandbox.close());

async function template(id: string, body: string): Promise<void> {
  const texts = JSON.stringify({ en: { standard: { body } } });
  await pool().query("insert into templates (id, name, channel) values ($1, $1, 'sms')", [id]);
  await pool().query(
    `insert into template_versions (template_id, version, status, purposes, inputs, texts, parts, hash, created_by, changed_by,
       published_by, published_at, effective_from)
     values ($1, 1, 'published', '{collection,payment-confirmation,support}', '[]', $2::jsonb, '{}', $3, 'a', 'a', 'b',
       now(), now() - interval '1 day')`,
    [id, texts, createHash("sha256").update(texts).digest("hex")],
  );
}

let count = 0;
async function given(): Promise<string> {
  const timeZones = [zoneAtNoon(new Date().toISOString())];
  const customer = {
    ...CUSTOMER,
    timeZones,
    phone: `+1202555${1_000 + ++count}`,
    address: "1 Main St, Baltimore, MD 21202",
  };
  return givenCase({ portfolio: "us", customer });
}

async function schedule(ref: string, by: object = {}): Promise<string> {
  const data = { channel: "sms", purpose: "collection", template: "with-pay", ...by };
  const { body } = await command(ref, await robot(), "schedule-contact", data);
  return body.events[0].data.contactId;
}

/** What sending does when the contact is due. */
async function dispatch(ref: string, contactId: string): Promise<Body[]> {
  const read = { type: "dispatch-contact", data: { contactId } } as const;
  return (await runCommand(SYSTEM, ref, { commandId: `d:${randomUUID()}`, command: read, said: read })).events;
}

const LINK = /https?:\/\/\S+(\/pay\/[\w-]{43})/;

it("a message asks with a link of its own, made as it goes out, which opens this case", async () => {
  const ref = await given();
  const contactId = await schedule(ref);
  const [made, released] = await dispatch(ref, contactId);
  expect([made?.type, released?.type]).toEqual(["pay-link-made", "contact-released"]);
  expect(made?.data).toMatchObject({ contactId });
  const path = LINK.exec(released?.data.content.text)?.[1] ?? "";
  const visitor = new Visitor(sandbox.url);
  await visitor.get(path);
  const form = await visitor.get("/pay/you");
  for (const american of ['<html lang="en-US">', "For example, 3 27 1985", "Your ZIP code"])
    expect(form.text).toContain(american);
  expect(form.text.indexOf('name="month"')).toBeLessThan(form.text.indexOf('name="day"'));
  const page = await visitor.send(form, "/pay/you", { day: "27", month: "3", year: "1985", postcode: "21202" });
  expect(page.text).toContain("$100.00");
  expect(page.text).toContain("attempt to collect a debt");
});

it("carries none where the text says none, where the holds let us ask for nothing, and where nothing is owed", async () => {
  const plain = await given();
  const types = (events: Body[]) => events.map(({ type }) => type);
  expect(types(await dispatch(plain, await schedule(plain, { template: "without" })))).toEqual(["contact-released"]);
  const held = await given();
  await command(held, await robot(), "place-hold", { kind: "other", reason: "We said so" });
  const support = await schedule(held, { purpose: "support" });
  expect(types(await dispatch(held, support))).toEqual(["contact-released"]);
  const paid = await given();
  await command(paid, await robot(), "record-payment", {
    amountMinor: 10_000,
    currency: "USD",
    method: "card",
    reference: "P",
  });
  const receipt = await dispatch(paid, await schedule(paid, { purpose: "payment-confirmation" }));
  expect(types(receipt)).toEqual(["contact-released"]);
  expect(receipt[0]?.data.content.text).not.toMatch(/\/pay\/|Pay:/);
});

it("waits while the customer pays, and is decided anew when they turn back", async () => {
  const ref = await given();
  const contactId = await schedule(ref);
  const [made] = (await dispatch(ref, contactId)).filter(({ type }) => type === "pay-link-made");
  const { items } = (await get(`/cases/${ref}/pay-links`, await robot())).body;
  expect(items).toMatchObject([{ id: made?.data.linkId, contactId, is: "live", url: expect.stringMatching(LINK) }]);
  const visitor = new Visitor(sandbox.url);
  await visitor.get(new URL(items[0].url).pathname);
  await visitor.send(await visitor.get("/pay/you"), "/pay/you", {
    day: "27",
    month: "3",
    year: "1985",
    postcode: "21202",
  });
  const waiting = await schedule(ref, { debtId: undefined });
  await visitor.send(await visitor.choose({ how: "full" }), "/pay/start");
  const [blocked] = await dispatch(ref, waiting);
  expect(blocked).toMatchObject({
    type: "contact-blocked",
    data: { decision: "defer", rules: expect.arrayContaining(["common.hold"]) },
  });
  const { paySession } = (await get(`/cases/${ref}`, await robot())).body.case;
  await visitor.get(`/pay/back/${paySession.id}`);
  const { items: told } = (await get(`/cases/${ref}/events?limit=200`, await robot())).body;
  expect(told.slice(-3).map(({ type }: Body) => type)).toEqual(["payment-abandoned", "hold-lifted", "contact-retried"]);
});
