import { setTimeout as sleep } from "node:timers/promises";
import type { Tally } from "./tally.ts";

export type Answer = { status: number; body: Record<string, unknown>; took: number };
/** How somebody is known to the API. `renew` is called once when the server no longer knows them. */
export type Credentials = { headers(): Record<string, string>; renew?(): Promise<void> };

/** Baton no longer answers, and has not for a while. */
export class Gone extends Error {}

const PATIENCE_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** One asker's way to the HTTP API. Waits when told to (429, 503), asks the same again when no answer came. */
export class ApiLine {
  readonly url: string;
  readonly #credentials: Credentials;
  readonly #tally: Tally;

  constructor(url: string, credentials: Credentials, tally: Tally) {
    this.url = url;
    this.#credentials = credentials;
    this.#tally = tally;
  }

  /** Any answer, refusals too. Throws {@link Gone} when none comes. A command keeps its commandId over all attempts. */
  async ask(method: "GET" | "POST", path: string, body?: object): Promise<Answer> {
    let renewed = false;
    for (let attempt = 0; ; attempt++) {
      const answer = await this.#send(method, path, body);
      if (answer?.status === 401 && this.#credentials.renew && !renewed) {
        renewed = true;
        await this.#credentials.renew();
        continue;
      }
      const wait = this.#note(answer, attempt);
      if (answer && wait === null) return answer;
      if (wait === null) throw new Gone(`Baton no longer answers at ${this.url}.`);
      await sleep(wait);
    }
  }

  /** A read that has to succeed. */
  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.ask("GET", path);
    if (status === 200) return body as T;
    throw new Error(`GET ${path} was answered ${status} ${String(body.detail ?? "")}`);
  }

  /** A list that may be missing for once: what the server said instead is counted, and there is nothing in it. */
  async list<T>(path: string): Promise<T[]> {
    const { status, body } = await this.ask("GET", path);
    if (status === 200) return body.items as T[];
    if (status < 500) this.#tally.refused(String(body.code ?? status));
    return [];
  }

  /** Counts what went wrong; returns the milliseconds to wait before asking again, or null when there is nothing to wait for. */
  #note(answer: (Answer & { retryAfter: number | null }) | null, attempt: number): number | null {
    if (!answer) {
      this.#tally.unanswered++;
      return PATIENCE_MS[attempt] ?? null;
    }
    if (answer.status >= 500) this.#tally.failed(answer.status);
    if (answer.status === 429) this.#tally.limited++;
    const asked = answer.status === 429 || (answer.status === 503 && attempt < PATIENCE_MS.length);
    return asked ? (answer.retryAfter ?? 1) * 1_000 : null;
  }

  async #send(method: string, path: string, body?: object): Promise<(Answer & { retryAfter: number | null }) | null> {
    const began = performance.now();
    try {
      const response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: { ...this.#credentials.headers(), ...(body && { "content-type": "application/json" }) },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      });
      const text = await response.text();
      const retryAfter = response.headers.get("retry-after");
      return {
        status: response.status,
        body: parsed(text),
        took: performance.now() - began,
        retryAfter: retryAfter === null ? null : Number(retryAfter),
      };
    } catch (error) {
      if (isUnanswered(error)) return null;
      throw error;
    }
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text || "{}") ?? {}) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** fetch throws TypeError when the connection fails or is cut, and a DOMException when the time is up. */
function isUnanswered(error: unknown): boolean {
  if (error instanceof DOMException) return true;
  return error instanceof TypeError && (error.message === "fetch failed" || error.message === "terminated");
}
