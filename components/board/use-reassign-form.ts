"use client";
import { useRef, useState } from "react";
import type { TargetForm } from "#components/board/target-fields.tsx";
import { QUEUE } from "#components/handover/receiver.ts";
import { ApiProblem } from "#lib/client/api.ts";
import { useBoardAgain } from "#lib/client/board.ts";
import {
  type Chosen,
  startReassignment,
  type Target,
  useReassignmentPreview,
  useReassignmentsAgain,
} from "#lib/client/reassignments.ts";

type Form = TargetForm & { reason: string };
type Errors = Partial<Record<keyof Form, string>>;

/** The form of a reassignment: what is typed, what would happen, and its start. */
export function useReassignForm(chosen: Chosen, preset: Partial<Form> | undefined, onStarted: (id: string) => void) {
  const [value, setValue] = useState<Form>({ toTeam: "", to: "", reason: "", ...preset });
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [pending, setPending] = useState(false);
  // The same intention keeps its commandId, so that a lost answer moves nothing twice.
  const [commandId] = useState(() => crypto.randomUUID());
  const sent = useRef(0);
  const again = [useBoardAgain(), useReassignmentsAgain()];
  const target = targetOf(value);
  const preview = useReassignmentPreview(chosen, target);

  function change(next: Partial<Form>): void {
    setValue((before) => ({ ...before, ...next }));
    setErrors({});
  }

  function check(): boolean {
    const found = faultsOf(value);
    setErrors(found);
    if (Object.keys(found).length > 0) focusSoon();
    return Object.keys(found).length === 0;
  }

  async function start(): Promise<void> {
    if (!target || !preview.data || pending) return;
    setPending(true);
    setProblem(null);
    try {
      const { id } = await startReassignment(
        `${commandId}:${sent.current}`,
        chosen,
        preview.data,
        target,
        value.reason,
      );
      for (const ask of again) ask();
      onStarted(id);
    } catch (error) {
      const failure = error instanceof ApiProblem ? error : new ApiProblem(0, {});
      if (!failure.isUnanswered) sent.current += 1;
      setProblem(failure);
    } finally {
      setPending(false);
    }
  }

  return {
    value,
    change,
    errors,
    check,
    start,
    target,
    preview,
    problem: problem ?? previewProblem(preview.error),
    pending,
  };
}

function targetOf({ toTeam, to }: Form): Target | null {
  if (toTeam === "" || to === "") return null;
  return { toTeam, toUser: to === QUEUE ? null : to };
}

function faultsOf({ toTeam, to, reason }: Form): Errors {
  return {
    ...(toTeam === "" && { toTeam: "Choose the team." }),
    ...(toTeam !== "" && to === "" && { to: "Choose the queue or a person." }),
    ...(reason.trim() === "" && { reason: "Say why; both sides see it." }),
  };
}

function previewProblem(error: Error | null): ApiProblem | null {
  return error instanceof ApiProblem ? error : null;
}

function focusSoon(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(".dialog [aria-invalid=true], .dialog .radio-list input")?.focus(),
  );
}
