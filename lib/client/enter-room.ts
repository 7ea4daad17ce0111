import type { CaseEvent } from "../domain/events.ts";
import { ask } from "./connection.ts";

export type JoinAnswer =
  | { ok: true; version: number; events?: CaseEvent[]; reset?: true }
  | { ok: false; code: string };

/** Answers that say nothing about the room: the database is away, too much was asked, something went wrong. */
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
    if (isAnswer(answer)) return answer;
    await pause(again);
  }
  return null;
}

/** The same for a team's list. `entered` hears of the answer: what changed between what one has read and now was told to nobody here. */
export async function enterList(
  team: string,
  isWanted: () => boolean,
  entered: () => void,
  again = AGAIN_MS,
): Promise<void> {
  while (isWanted()) {
    const answer = await ask<{ ok: boolean; code?: string }>("queue:join", { team });
    if (isAnswer(answer)) return isWanted() ? entered() : undefined;
    await pause(again);
  }
}

function isAnswer<T extends { ok: boolean; code?: string }>(answer: T | null): answer is T {
  return answer !== null && (answer.ok || !PASSING.has(answer.code ?? ""));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds * (0.5 + Math.random())));
}
