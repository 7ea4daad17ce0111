"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { CommandInput, CommandType } from "../domain/commands.ts";
import type { CaseEvent } from "../domain/events.ts";
import { ApiProblem, api } from "./api.ts";
import { keys } from "./queries.ts";
import { tellStopped } from "./stopped.ts";
import { takeEvents } from "./use-live-case.ts";

export type Answer = { version: number; events: CaseEvent[] };
type Sent = { body: string; commandId: string };

/**
 * Gives commands to a case. The same intention keeps its commandId until an answer came, so a lost answer or a double
 * click changes nothing twice. The answer's events are folded in like anybody's.
 */
export function useCommand(ref: string, shown?: () => number | undefined) {
  const client = useQueryClient();
  const [pending, setPending] = useState<CommandType | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const unanswered = useRef<Sent | null>(null);

  const run = useCallback(
    async <T extends CommandType>(type: T, data: CommandInput[T], basedOn?: number): Promise<Answer | null> => {
      setPending(type);
      setProblem(null);
      const commandId = idFor(unanswered, JSON.stringify([type, data, basedOn]));
      try {
        const body = { commandId, type, data, basedOn, shown: shown?.() };
        const answer = await post(ref, body);
        unanswered.current = null;
        await takeEvents(client, ref, answer.events);
        return answer;
      } catch (error) {
        const failure = error instanceof ApiProblem ? error : new ApiProblem(0, {});
        if (!failure.isUnanswered) unanswered.current = null;
        if (failure.code === "stale") {
          tellStopped();
          await client.invalidateQueries({ queryKey: keys.case(ref) });
        }
        setProblem(failure);
        return null;
      } finally {
        setPending(null);
      }
    },
    [client, ref, shown],
  );
  return { run, pending, problem, dismiss: useCallback(() => setProblem(null), []) };
}

function idFor(unanswered: { current: Sent | null }, body: string): string {
  if (unanswered.current?.body !== body) unanswered.current = { body, commandId: crypto.randomUUID() };
  return unanswered.current.commandId;
}

/** Sends once more, with the same commandId, when no answer came. */
async function post(ref: string, body: object): Promise<Answer> {
  try {
    return await api.post<Answer>(`/cases/${ref}/commands`, body);
  } catch (error) {
    if (error instanceof ApiProblem && error.isCutOff && navigator.onLine) {
      return api.post<Answer>(`/cases/${ref}/commands`, body);
    }
    throw error;
  }
}
