/** Sends what `fetch` would tidy up: any method, path and header, from any loopback address. */
import { Agent, request } from "node:http";
import type { Shot } from "./shot.ts";

/** `status` 0: no answer came; `text` says why. */
export type Answer = { status: number; headers: Record<string, string>; text: string; took: number };

const PATIENCE = 30_000;

export class Sender {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  #url: URL;

  constructor(url: string) {
    this.#url = new URL(url);
  }

  close(): void {
    this.#agent.destroy();
  }

  send({ verb, target, headers, body }: Shot, proof: Record<string, string>, from: string | null): Promise<Answer> {
    const began = performance.now();
    const said = Object.fromEntries([
      ...headers.map(([name, value]) => [name.toLowerCase(), value]),
      ...missing(proof, headers),
    ]);
    if (body) said["content-length"] = String(body.byteLength);
    const { hostname, port } = this.#url;
    // The client refuses what a line cannot carry; those bytes go out by raw sockets.
    const path = target.replaceAll(/[^\x21-\x7e]/g, (odd) => encodeURIComponent(odd.toWellFormed()));
    return new Promise((resolve) => {
      const end = (status: number, text: string, all: Record<string, string> = {}) =>
        resolve({ status, text, headers: all, took: performance.now() - began });
      const options = {
        hostname: hostname.replace("localhost", "127.0.0.1"),
        port,
        path,
        method: verb,
        headers: said,
        agent: this.#agent,
        timeout: PATIENCE,
      };
      const asked = request({ ...options, ...(from && { localAddress: from }) }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", (error) => end(0, error.message));
        answer.on("end", () =>
          end(answer.statusCode ?? 0, Buffer.concat(chunks).toString("utf8"), flat(answer.headers)),
        );
      });
      asked.on("error", (error) => end(0, error.message));
      asked.on("timeout", () => asked.destroy(new Error("no answer within 30 s")));
      asked.end(body ?? undefined);
    });
  }
}

/** What proves who asks, unless the request says it otherwise on purpose. */
function missing(proof: Record<string, string>, headers: [string, string][]): [string, string][] {
  const said = new Set(headers.map(([name]) => name.toLowerCase()));
  return Object.entries(proof).filter(([name]) => !said.has(name));
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]));
}
