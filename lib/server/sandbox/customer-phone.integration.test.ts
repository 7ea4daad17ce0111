import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handleMail } from "../adapters/mail/webhook-door.ts";
import { pointOf } from "../contacts/point.ts";
import { pool } from "../database.ts";
import { currentDirectory } from "../directory.ts";
import { env } from "../env.ts";
import { viewerOf } from "../identity.ts";
import { API, givenDesk, ZED } from "../live/given-live.ts";
import { openCase, readOpening } from "../open-case.ts";
import { noteMessage } from "../twilio/told.ts";
import { handleTwilio } from "../twilio/webhook-door.ts";
import { readPhone, replyFromPhone } from "./customer-phone.ts";
import { keepMessage } from "./messages.ts";

const PHONE = "+447700900117";
const EMAIL = "ruth@customer.example";

let server: Server;
let desk: Awaited<ReturnType<typeof givenDesk>>;
let ref: string;

beforeAll(async () => {
  server = createServer(async (request, answer) => {
    const asked = await webRequest(request);
    const { status } = request.url?.endsWith("/email")
      ? await handleMail(asked)
      : await handleTwilio(asked, noteMessage);
    answer.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, { BATON_DEMO: "1", PORT: `${port}`, NEXTAUTH_URL: `http://127.0.0.1:${port}` });
  desk = await givenDesk();
  ref = await aCase({ phone: "07700 900117", email: EMAIL });
});

afterAll(async () => {
  await desk.drop();
  await new Promise((resolve) => server.close(resolve));
});

describe("the customer's phone", () => {
  it.each(["sms", "whatsapp"] as const)("answers by %s, and the case has it", async (channel) => {
    const { items } = await replyFromPhone(viewer(), ref, { channel, text: `By ${channel}, please` });
    expect(items[0]).toMatchObject({ channel, direction: "from-customer", text: `By ${channel}, please` });
    expect(await lastReceived()).toEqual({ type: "message-received", channel });
  });

  it("answers mail that came, and only then", async () => {
    const early = replyFromPhone(viewer(), ref, { channel: "email", text: "Hello" });
    await expect(early).rejects.toMatchObject({ status: 422 });
    const said = { to: EMAIL, from: "help@larkfield.example", subject: "A question", text: "Please call" };
    const kept = { channel: "email", direction: "to-customer", point: pointOf("email", EMAIL) } as const;
    await keepMessage({ ...kept, providerId: "one@larkfield.example", said });
    const { items } = await replyFromPhone(viewer(), ref, { channel: "email", text: "I will" });
    expect(items.map(({ channel, subject }) => [channel, subject]).slice(0, 2)).toEqual([
      ["email", "Re: A question"],
      ["email", "A question"],
    ]);
    expect(await lastReceived()).toEqual({ type: "message-received", channel: "email" });
  });

  it("shows no address", async () => {
    const shown = JSON.stringify(await readPhone(viewer(), ref));
    for (const address of [PHONE, "7700900117", EMAIL, "help@larkfield.example"]) expect(shown).not.toContain(address);
  });

  it("has the letters of the case that a printer has, and no others", async () => {
    const [printed, waiting] = [crypto.randomUUID(), crypto.randomUUID()];
    await aLetter("PRINTED", printed, "handed-over");
    await aLetter("WAITING", waiting, "open");
    const { items } = await readPhone(viewer(), ref);
    const letters = items.filter(({ channel }) => channel === "letter");
    const document = `/api/v1/cases/${ref}/contacts/${printed}/document`;
    expect(letters).toMatchObject([{ id: printed, text: "A letter of 2 pages.", document }]);
  });

  it("cannot answer on a channel that it has no address for", async () => {
    const bare = await aCase({});
    expect(await readPhone(viewer(), bare)).toEqual({ items: [], knownBy: null });
    const reply = replyFromPhone(viewer(), bare, { channel: "sms", text: "STOP" });
    await expect(reply).rejects.toMatchObject({ status: 422 });
  });

  it("is not there for another team, and not outside a demo", async () => {
    const zed = viewerOf({ actor: { kind: "user", id: ZED } }, await currentDirectory());
    await expect(readPhone(zed, ref)).rejects.toMatchObject({ status: 404 });
    await expect(replyFromPhone(zed, ref, { channel: "sms", text: "STOP" })).rejects.toMatchObject({ status: 404 });
    env().demo = false;
    await expect(readPhone(viewer(), ref)).rejects.toMatchObject({ status: 404 });
    env().demo = true;
  });
});

const viewer = () => ({ kind: "api", id: "env", scopes: ["read", "write"] }) as const;

async function aCase(points: { phone?: string; email?: string }): Promise<string> {
  const commandId = crypto.randomUUID();
  const customer = { name: "Ruth Achterberg", reference: commandId, ...points };
  const debts = [{ reference: "D1", balanceMinor: 10_000 }];
  return (await openCase(API, readOpening({ commandId, portfolio: "uk-cards", customer, debts }))).ref;
}

async function lastReceived() {
  const { rows } = await pool().query(
    `select e.type, e.data ->> 'channel' as channel from events e join cases c on c.id = e.case_id
     where c.ref = $1 order by e.version desc limit 1`,
    [ref],
  );
  return rows[0];
}

async function aLetter(id: string, contactId: string, state: "open" | "handed-over"): Promise<void> {
  const isOut = state === "handed-over";
  const { rows } = await pool().query(
    `insert into letter_batches (id, paper, variant, state, closed_at, letters, sha256, handed_over_at, printer_reference)
     values (gen_random_uuid(), 'a4', 'standard', $1, $2, $3, $4, $2, $4) returning id`,
    [state, isOut ? new Date() : null, isOut ? 1 : null, isOut ? "P1" : null],
  );
  await pool().query(
    `insert into letters (id, contact_id, batch_id, case_id, position, pages, sha256)
     select $1, $2, $3, id, $4, 2, 'x' from cases where ref = $5`,
    [id, contactId, rows[0].id, isOut ? 1 : null, ref],
  );
}

async function webRequest(request: IncomingMessage): Promise<Request> {
  const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  return new Request(`${env().publicUrl}${request.url}`, { method: "POST", headers, body });
}
