import { afterAll, beforeAll, expect, it } from "vitest";
import { zoneAtNoon } from "#lib/domain/given-noon.ts";
import { ID } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { command, get, givenCase, openDesk, robot, signIn, type Who } from "../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let key: Who;
let amara: Who;

beforeAll(async () => {
  desk = await openDesk();
  [key, amara] = await Promise.all([robot(), signIn("amara")]);
});
afterAll(() => desk.close());

const channels = ["call", "voicemail", "sms", "whatsapp", "email", "letter"];

it("says of every channel what the gate would, to any reader, and 404 to others", async () => {
  const ref = await givenCase();
  const { status, body } = await get(`/cases/${ref}/contact-permissions?purpose=collection`, amara);
  expect(status).toBe(200);
  expect(body.items.map((one: { channel: string }) => one.channel)).toEqual(channels);
  expect(body).toMatchObject({ purpose: "collection", pack: { id: "uk" } });
  const letter = body.items.at(-1);
  expect(letter.reasons.map(({ rule }: { rule: string }) => rule)).toContain("channel.no-contact-point");
  expect((await get(`/cases/${ref}/contact-permissions?purpose=nagging`, amara)).status).toBe(422);
  expect((await get(`/cases/${ref}/contact-permissions?debtId=none`, amara)).status).toBe(422);
  expect((await get("/cases/C-0000-0000/contact-permissions", amara)).status).toBe(404);
  expect((await get(`/cases/${ref}/contact-permissions`, await signIn("zed"))).status).toBe(404);
});

it("takes the purpose that the case stands for, and names the rule of a hold", async () => {
  const ref = await givenCase();
  await command(ref, key, "place-hold", { kind: "breathing-space", reason: "Adviser" });
  expect((await get(`/cases/${ref}/contact-permissions`, amara)).body.purpose).toBe("support");
  const { body } = await get(`/cases/${ref}/contact-permissions?purpose=collection`, amara);
  for (const item of body.items) {
    expect(item).toMatchObject({ decision: "deny", next: null });
    expect(item.reasons.map(({ rule }: { rule: string }) => rule)).toContain("uk.breathing-space");
  }
});

it("gives whole hours at which a call would be lawful", async () => {
  const ref = await givenCase();
  const { status, body } = await get(`/cases/${ref}/call-slots?purpose=collection`, key);
  expect(status).toBe(200);
  expect(body.items).toHaveLength(6);
  for (const at of body.items) expect(at).toMatch(/T\d\d:00:00\.000Z$/);
});

it("tells of an attempt that is kept on another case only that it is, to who may not read that case", async () => {
  const customer = { name: "Ruth Achterberg", phone: "+12125550117", reference: "R-77", timeZone: "America/New_York" };
  const [uk, us] = [await givenCase({ customer }), await givenCase({ portfolio: "us", customer })];
  await command(us, key, "set-residence", { timeZones: [zoneAtNoon(new Date().toISOString())] });
  const kept = await command(us, amara, "reserve-attempt", { channel: "call", purpose: "collection" });
  expect(kept.status, kept.text).toBe(200);
  const { until } = kept.body.events[0].data;
  const reserved = async (who: Who) => (await get(`/cases/${uk}/contact-permissions`, who)).body.items[0].reserved;
  expect(await reserved(key)).toEqual([{ until, by: ID.amara, ref: us }]);
  await pool().query("delete from grants where team_slug = 'disputes' and portfolio_slug = 'us'");
  await pool().query("update org set version = version + 1");
  expect(await reserved(await signIn("ines"))).toEqual([{ until }]);
});
