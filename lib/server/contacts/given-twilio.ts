/** Test kit: a provider that speaks Twilio's protocol, remembers when it took what, and misbehaves as it is told. Only tests import it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Taken = { sid: string; to: string; body: string; contactId: string; at: number };
/** Answers instead of taking it; `false`: takes it. */
export type Mood = (res: ServerResponse, message: Omit<Taken, "sid" | "at">) => boolean;

export const ACCOUNT = `AC${"0f".repeat(16)}`;

export async function givenTwilio() {
  const taken: Taken[] = [];
  const asked: number[] = [];
  let count = 0;
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const twilio = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    /** When each message was offered, taken or not. */
    asked,
    mood: (() => false) as Mood,
    /** What receipts are asked for and say. */
    status: "sent",
    stop,
  };
  return twilio;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "", "http://localhost");
    if (req.method === "POST") return take(res, new URLSearchParams(await text(req)));
    const sid = /Messages\/(SM\w+)\.json$/.exec(url.pathname)?.[1];
    const one = taken.find((message) => message.sid === sid);
    if (sid) return json(res, one ? 200 : 404, one ? listed(one) : { code: 20404 });
    const to = url.searchParams.get("To");
    json(res, 200, { messages: taken.filter((message) => message.to === to).map(listed), next_page_uri: null });
  }

  function take(res: ServerResponse, form: URLSearchParams): void {
    const at = performance.now();
    asked.push(at);
    const callback = new URL(form.get("StatusCallback") ?? "http://localhost");
    const contactId = callback.searchParams.get("contactId") ?? "";
    const message = { to: form.get("To") ?? "", body: form.get("Body") ?? "", contactId };
    if (twilio.mood(res, message)) return;
    const one = { ...message, sid: `SM${String(++count).padStart(32, "0")}`, at };
    taken.push(one);
    json(res, 201, { ...listed(one), status: "queued" });
  }

  function listed({ sid, to, body }: Taken) {
    const date = new Date().toUTCString();
    return { sid, to, body, direction: "outbound-api", status: twilio.status, error_code: null, date_created: date };
  }

  function stop(): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

export function json(res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** The most that came within any second. */
export function mostInASecond(instants: readonly number[]): number {
  const sorted = instants.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  sorted.forEach((at, last) => {
    while (at - (sorted[first] ?? 0) >= 1_000) first += 1;
    most = Math.max(most, last - first + 1);
  });
  return most;
}
