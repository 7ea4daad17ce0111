import { setTimeout as pause } from "node:timers/promises";
import type { Answer, Client } from "../trial/client.ts";

const PATIENCE_MS = 60_000;
const AGAIN = new Set([502, 503]);

/** What happened to one command on its way: its answer, and how often it went out before that. */
export type Persisted = { answer: Answer; unanswered: number };

/** Sends the same again, as a client does, until there is an answer that is not "try again". */
export async function persist(by: Client, path: string, body: unknown): Promise<Persisted> {
  const until = performance.now() + PATIENCE_MS;
  for (let unanswered = 0; ; unanswered += 1) {
    const answer = await by.post(path, body).catch(() => null);
    if (answer && !AGAIN.has(answer.status)) return { answer, unanswered };
    if (performance.now() > until) throw new Error(`no answer to ${path} within a minute: ${answer?.status ?? "none"}`);
    await pause(Math.min(1_000, 50 * 2 ** unanswered));
  }
}
