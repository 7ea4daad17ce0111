import { afterAll, beforeAll, expect, it } from "vitest";
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
