import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { io } from "socket.io-client";
import type { Client } from "#lib/run/trial/client.ts";
import { Desk, PASSWORD, PORTFOLIO } from "#lib/run/trial/desk.ts";
import { type Server, startServer } from "#lib/run/trial/server.ts";
import { signIn, tryPassword } from "#lib/run/trial/sign-in.ts";

test.describe.configure({ mode: "serial" });
test.setTimeout(60_000);

const GENEROUS = { perSecond: 100_000, burst: 100_000 };
/** A text that stands nowhere else; its name says where it was put. */
const mark = (where: string) => `Zq${where}qZ`;
const found = (text: string) => [...new Set(text.match(/Zq\w+?qZ/gi))];

let server: Server;
let desk: Desk;
let agent: Client;
let lead: Client;
let ref: string;

test.beforeAll(async () => {
  const limits = { person: GENEROUS, key: GENEROUS, reveal: GENEROUS, search: GENEROUS };
  server = await startServer({ limits, logLevel: "trace" });
  desk = await Desk.open(server);
  agent = await desk.employ({ name: mark("personName"), role: "agent", teams: ["early-arrears"] });
  lead = await desk.employ({ name: mark("leadName"), role: "lead", teams: ["early-arrears"] });
});
test.afterAll(() => server?.remove());
test.afterEach(() => expect(found(server.said())).toEqual([]));

test("at the finest level nothing is printed of what is said about customers", async () => {
  expect(server.said()).toContain("Baton is ready");
  expect(found(`a ${mark("text")} b`)).toEqual([mark("text")]);
  const customer = { name: mark("name"), phone: "+44 7700 900117", email: `${mark("email")}@x.example` };
  ref = await desk.openCase({ ...customer, address: mark("address"), reference: mark("reference") });
  for (const [type, data] of everyText()) await agent.does(ref, type, data);
  await agent.send("PUT", `/drafts/${ref}/note`, { body: { text: mark("draft") } });
  await agent.post(`/cases/${ref}/reveals`, { field: "phone", purpose: mark("purpose") });
  await agent.post("/cases/search", { text: mark("search") });
  await agent.post("/views", { name: mark("view"), filter: { view: "all" } });
  await lead.post("/exports", { view: "all", purpose: mark("exportPurpose") });
  await lead.post("/reassignments", {
    commandId: randomUUID(),
    items: [{ ref }],
    toTeam: "late-stage",
    reason: mark("why"),
  });
  expect((await server.verify()).said).not.toMatch(/Zq\w+?qZ/i);
});

function everyText(): [string, object][] {
  return [
    ["add-note", { text: mark("note") }],
    ["set-next-action", { what: mark("action"), dueAt: "2099-01-01T00:00:00.000Z" }],
    ["record-contact", { channel: "call", direction: "outbound", disposition: "no-answer", note: mark("contact") }],
    ["record-payment", { amountMinor: 100, currency: "GBP", method: "cash", reference: mark("payment") }],
    ["open-dispute", { reason: "not-mine", note: mark("dispute") }],
    ["open-complaint", { category: "delay", text: mark("complaint") }],
    ["record-disclosure", { driver: "health", adjustments: ["large-print"], note: mark("need") }],
    ["place-hold", { kind: "other", reason: mark("hold") }],
    ["change-contact-point", { kind: "address", value: mark("newAddress") }],
    [
      "offer-handover",
      { toTeam: "late-stage", reason: "skill", note: mark("offer"), promised: mark("promised"), ask: mark("ask") },
    ],
  ];
}

test("nor of links to pay, of the cookies that they are swapped for, and of what is answered there", async () => {
  const made = await desk.key.post(`/cases/${ref}/pay-links`, { commandId: randomUUID() });
  const { url } = made.body as { url: string };
  const entered = await fetch(url, { redirect: "manual" });
  const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect([entered.status, cookie.length]).toEqual([303, "baton_pay=".length + 43]);
  const said = { day: mark("day"), month: "3", year: "1985", postcode: mark("postcode") };
  await fetch(`${server.url}/pay/you`, { method: "POST", headers: { cookie }, body: new URLSearchParams(said) });
  await fetch(`${server.url}/pay/${mark("step")}`, { headers: { cookie } });
  await fetch(`${server.url}/pay/${url.slice(-43, -1)}_`);
  for (const secret of [url.slice(-43), url.slice(-43, -1), cookie.slice(10)])
    expect(server.said()).not.toContain(secret);
});

test("nor of what is refused, malformed, or knocks at the wrong door", async () => {
  const text = mark("wrong");
  await agent.get(`/cases?q=${text}`);
  await agent.get(`/cases/${text}`);
  await agent.get(`/${text}`);
  await agent.command(ref, "add-note", { text, [text]: text });
  await agent.command(ref, text, {});
  await agent.send("POST", `/cases/${ref}/commands`, `{"type":"${text}`);
  await agent.send("POST", `/cases/${ref}/commands`, text, { "content-type": text.toLowerCase() });
  await agent.send("POST", "/cases", { customer: { name: text } });
  await agent.send("DELETE", `/cases/${ref}?${text}=1`);
  await desk.key.post("/welcome", { token: text, password: text });
  await tryPassword(server.url, `${text}@x.example`, text);
  await signIn(server.url, `${text}@x.example`, text).catch(() => {});
  await fetch(`${server.url}/cases/${text}?x=${text}`, {
    headers: { ...agent.headers, "user-agent": text, referer: `http://x/${text}` },
  });
  await fetch(`${server.url}/sign-in?callbackUrl=/${text}`);
  await sayToTheSocket(text);
});

async function sayToTheSocket(text: string): Promise<void> {
  const stranger = io(server.url, {
    path: "/live",
    transports: ["websocket"],
    auth: { token: text },
    reconnection: false,
    forceNew: true,
  });
  await new Promise<void>((refused) => stranger.once("connect_error", () => refused()));
  const socket = io(server.url, {
    path: "/live",
    transports: ["websocket"],
    auth: { token: server.key },
    forceNew: true,
  });
  for (const event of ["case:join", text]) await socket.emitWithAck(event, { ref: text, after: 0, [text]: text });
  socket.disconnect();
}

test("nor of a file that is imported, its name, its columns and its faults", async () => {
  const column = mark("column");
  const rows = [`${column},debt,amount,name`, `C1,D1,10.00,${mark("cell")}`, `C2,D2,${mark("fault")},x`, "C3,D3"];
  const mapping = {
    source: mark("source"),
    portfolio: { constant: PORTFOLIO },
    asOf: "2026-06-30",
    customer: { reference: { column }, name: { column: "name" } },
    debt: { reference: { column: "debt" }, amount: { column: "amount" }, currency: { constant: "GBP" } },
  };
  const id = await upload(rows.join("\n"), JSON.stringify(mapping));
  const state = async () => (await lead.read(`/imports/${id}`)).state;
  await expect.poll(state, { timeout: 20_000 }).toBe("done");
  await lead.get(`/imports/${id}/errors.csv`);
  await upload(rows.join("\n"), `{"${mark("mapping")}`);
  await upload(`"${mark("quote")}`, JSON.stringify(mapping));
});

async function upload(file: string, mapping: string): Promise<string | undefined> {
  const form = new FormData();
  form.set("file", new Blob([file]), `${mark("fileName")}.csv`);
  form.set("mapping", mapping);
  const answer = await fetch(`${server.url}/api/v1/imports`, { method: "POST", headers: lead.headers, body: form });
  return (await answer.json()).id;
}

test("nor of what fails inside", async () => {
  const database = new pg.Client(server.databaseUrl());
  await database.connect();
  await database.query("alter table drafts rename to drafts_away; alter table views rename to views_away");
  const draft = await agent.send("PUT", `/drafts/${ref}/note`, { body: { text: mark("lostDraft") } });
  const view = await agent.post("/views", { name: mark("lostView"), filter: { view: "all" } });
  await database.query("alter table drafts_away rename to drafts; alter table views_away rename to views");
  await database.query("alter table events rename to events_away");
  const note = await agent.command(ref, "add-note", { text: mark("lostNote") });
  const opened = await desk.key.post("/cases", {
    commandId: randomUUID(),
    portfolio: PORTFOLIO,
    customer: { name: mark("lostName") },
    debts: [{ reference: mark("lostDebt"), balanceMinor: 1 }],
  });
  await database.query("alter table events_away rename to events");
  await database.end();
  expect([draft, view, note, opened].map(({ status }) => status)).toEqual([500, 500, 500, 500]);
  expect(server.said()).toContain("a request failed");
});

test("nor while the database is away", async () => {
  server.killDatabase();
  const answers: number[] = [];
  while (!answers.includes(503))
    answers.push((await agent.command(ref, "add-note", { text: mark("awayNote") })).status);
  await agent.post("/cases/search", { text: mark("awaySearch") });
  await tryPassword(server.url, `${mark("awayEmail")}@x.example`, PASSWORD);
  const back = async () => (await agent.command(ref, "add-note", { text: mark("backNote") })).status;
  await expect.poll(back, { timeout: 30_000 }).toBe(200);
});
