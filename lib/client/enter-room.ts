import type { CaseEvent } from "../domain/events.ts";
import { ask } from "./connection.ts";

export type JoinAnswer =
  | { ok: true; version: number; events?: CaseEvent[]; reset?: true }
  | { ok: false; code: string };

/** Answers that say nothing about the case: the database is away, too much was asked, something went wrong. */
const PASSING = new Set(["unavailable", "rate-limited", "internal"]);
const AGAIN_MS = 1_000;

/** Joins the case's room and asks again until there is an answer to go by; null once nobody waits for one any more. */
export async function enterRoom(
  ref: string,
  after: () => number,
  isWanted: () => boolean,
  again = AGAIN_MS,
): Promise<JoinAnswer | null> {
  while (isWanted()) {
    const answer = await ask<JoinAnswer>("case:join", { ref, after: after() });
    if (answer && (answer.ok || !PASSING.has(answer.code))) return answer;
    await new Promise((resolve) => setTimeout(resolve, again * (0.5 + Math.random())));
  }
  return null;
}
