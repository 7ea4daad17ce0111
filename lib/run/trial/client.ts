import { randomUUID } from "node:crypto";
import type { CaseEvent } from "../../domain/events.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test asks for what it expects and fails where it is not
type Body = any;
export type Answer = { status: number; headers: Headers; text: string; body: Body };
export type Said = { commandId: string; type: string; data: unknown; basedOn?: number; shown?: number };
export type Accepted = { version: number; events: CaseEvent[] };

/** Somebody who asks: a person with a session, or a key. */
export class Client {
  readonly url: string;
  /** As events name it: `user:<id>` or `api:<id>`. */
  readonly actor: string;
  readonly headers: Record<string, string>;

  constructor(url: string, actor: string, headers: Record<string, string>) {
    this.url = url;
    this.actor = actor;
    this.headers = headers;
  }

  get id(): string {
    return this.actor.slice(this.actor.indexOf(":") + 1);
  }

  /** A string body goes out as it is. Rejects when no answer came. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const said = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const type: Record<string, string> = said === undefined ? {} : { "content-type": "application/json" };
    const sent = { method, headers: { ...type, ...this.headers, ...headers }, body: said };
    const answer = await fetch(`${this.url}/api/v1${path}`, { ...sent, signal: AbortSignal.timeout(20_000) });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "");
    return { status: answer.status, headers: answer.headers, text, body: isJson ? JSON.parse(text) : null };
  }

  get(path: string): Promise<Answer> {
    return this.send("GET", path);
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.send("POST", path, body);
  }

  command(ref: string, type: string, data: unknown, more: object = {}): Promise<Answer> {
    return this.post(`/cases/${ref}/commands`, { commandId: randomUUID(), type, data, ...more });
  }

  /** The same, which must be accepted. */
  async does(ref: string, type: string, data: unknown, more: object = {}): Promise<Accepted> {
    const { status, text, body } = await this.command(ref, type, data, more);
    if (status !== 200) throw new Error(`${type} was answered ${status}: ${text}`);
    return body;
  }

  /** What is there at a path, which must be. */
  async read(path: string): Promise<Body> {
    const { status, text, body } = await this.get(path);
    if (status !== 200) throw new Error(`${path} was answered ${status}: ${text}`);
    return body;
  }

  /** Every event of the case after a version, with proof. */
  async events(ref: string, after = 0): Promise<(CaseEvent & { proof: Body })[]> {
    const { items, version } = await this.read(`/cases/${ref}/events?after=${after}&limit=200&proof=1`);
    const last = items.at(-1)?.version ?? version;
    return last < version ? [...items, ...(await this.events(ref, last))] : items;
  }
}
