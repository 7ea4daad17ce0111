"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ApiProblem, api } from "#lib/client/api.ts";
import { useBoardAgain } from "#lib/client/board.ts";
import { keys } from "#lib/client/queries.ts";

/** After a change of who is away: the board and the people's list are asked for again. */
function useAgain(): () => void {
  const client = useQueryClient();
  const board = useBoardAgain();
  return () => {
    board();
    void client.invalidateQueries({ queryKey: keys.people });
  };
}

function problemOf(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem(0, {});
}

/** Takes an absence back, ends it, or puts it away, whichever its time allows. */
export function useEndAbsence(id: string) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const again = useAgain();
  async function end(): Promise<void> {
    setPending(true);
    try {
      await api.delete(`/absences/${id}`);
      again();
    } catch (error) {
      setProblem(problemOf(error).message);
    } finally {
      setPending(false);
    }
  }
  return { end, pending, problem };
}

export type NewAbsence = { person: string; team: string; firstDay: string; lastDay: string; cover: string | null };

/** Records an absence. Returns whether it was. */
export function useRecordAbsence() {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const again = useAgain();
  async function record(absence: NewAbsence): Promise<boolean> {
    setPending(true);
    setProblem(null);
    try {
      await api.post("/absences", absence);
      again();
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setPending(false);
    }
  }
  return { record, pending, problem };
}
