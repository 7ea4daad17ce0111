/** Test kit: a provider's HTTP server that answers as it is told, and remembers what it was asked. Only tests import it. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export type Asked = { method: string; url: string; authorization: string; signature: string; form: URLSearchParams };
export type Answering = (res: ServerResponse, asked: Asked) => void;

export type Provider = { url: string; asked: Asked[]; answers: Answering; stop(): Promise<void> };

export async function givenProvider(): Promise<Provider> {
  const provider: Provider = { url: "", asked: [], answers: (res) => res.end(), stop };
  const server = createServer((req, res) => void answer(req, res));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { method = "", url = "", headers } = req;
    const form = new URLSearchParams(await text(req));
    const { authorization = "", "x-twilio-signature": signature = "" } = headers;
    const asked = { method, url, authorization, signature: String(signature), form };
    provider.asked.push(asked);
    provider.answers(res, asked);
  }

  function stop(): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }
}

export function says(status: number, body: unknown, headers: Record<string, string> = {}): Answering {
  return (res) => {
    const said = typeof body === "string" ? body : JSON.stringify(body);
    res.writeHead(status, { "content-type": "application/json", ...headers }).end(said);
  };
}

/** A port of this machine that nobody listens on. */
export async function closedPort(): Promise<string> {
  const provider = await givenProvider();
  await provider.stop();
  return provider.url;
}
