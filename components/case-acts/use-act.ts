"use client";
import { useCallback, useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { Errors, Read } from "#components/case-acts/read-form.ts";
import { announce } from "#components/ui/announce.ts";
import type { ApiProblem } from "#lib/client/api.ts";
import { useBasis } from "#lib/client/use-basis.ts";
import { useCommand } from "#lib/client/use-command.ts";
import { type DraftState, useDraft } from "#lib/client/use-draft.ts";
import type { CommandInput, CommandType } from "#lib/domain/commands.ts";
import { describeEvent } from "#lib/domain/describe.ts";
import type { CaseEvent } from "#lib/domain/events.ts";
import { isGuarded } from "#lib/domain/guard.ts";

/**
 * The form of an act: what is typed (kept as a draft), what it is based on, and its command. It opens at a version; what
 * is material and comes later is shown, and a refusal as stale shows just that difference and keeps the text.
 */
export function useAct<T extends object, C extends CommandType>(
  command: C,
  form: string,
  empty: T,
  onDone: () => void,
) {
  const { caseRef, live, shown, unsendable, names, me } = useOpenCase();
  const draft = useDraft<T>(caseRef, form, empty);
  const basis = useBasis(live);
  const { run, pending, problem, dismiss } = useCommand(caseRef, shown);
  const [errors, setErrors] = useState<Errors>({});
  const stale = problem?.code === "stale";
  const refusedFor = stale ? (problem.facts.material as CaseEvent[] | undefined) : undefined;
  const changes = isGuarded(command) ? (basis.changes.length > 0 ? basis.changes : (refusedFor ?? [])) : [];

  async function submit(read: Read<CommandInput[C]>): Promise<void> {
    if (pending || unsendable) return;
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return focusSoon("[aria-invalid=true]");
    const answer = await run(command, read.data, basis.basedOn);
    if (!answer) return focusSoon("[data-seen-it], [aria-invalid=true]");
    const first = answer.events[0];
    if (first) announce(`Done. ${describeEvent(first, names, me).title}.`);
    draft.discard(draft.value);
    onDone();
  }

  const { acknowledge: accept } = basis;
  const acknowledge = useCallback(() => {
    // Before the notice goes, so that focus never falls out of the dialog with it.
    document.querySelector<HTMLElement>(".dialog button[type=submit]")?.focus();
    accept();
    dismiss();
  }, [accept, dismiss]);

  return {
    value: draft.value,
    change: draft.change,
    draft,
    submit,
    errorOf: (path: string) => errors[path] ?? problem?.field(path),
    pending: pending !== null,
    problem,
    stale,
    changes,
    basedOn: basis.basedOn,
    acknowledge,
    unsendable,
  };
}

/** What the frame of a form needs of its act. */
export type Act = {
  draft: { state: DraftState; discard: () => void };
  pending: boolean;
  problem: ApiProblem | null;
  stale: boolean;
  changes: CaseEvent[];
  basedOn: number;
  acknowledge: () => void;
  unsendable: string | null;
};

/** Puts focus where the answer to this press is, once it is drawn. */
function focusSoon(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`.dialog :is(${selector})`)?.focus());
}
