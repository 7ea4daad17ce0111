"use client";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useRefresh } from "#components/admin/admin-data.ts";
import { focusIfLost } from "#components/admin/focus-if-lost.ts";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { ApiProblem } from "#lib/client/api.ts";
import { fieldWords } from "#lib/client/field-words.ts";

export type ErrorOf = (path: string) => string | undefined;

type ActDialogProps<T> = {
  title: string;
  /** The act's own words, on its button. */
  go: string;
  act: (form: FormData) => Promise<T>;
  onClose: () => void;
  /** Called with the answer; without it the dialog closes. */
  onDone?: (answer: T) => void;
  /** The fields, with what is wrong at each. */
  children: ReactNode | ((errorOf: ErrorOf) => ReactNode);
  size?: "small" | "normal" | "wide";
  /** Why it cannot be done yet. */
  reason?: string;
};

/** One act of an admin: fields, errors at the fields, what the server refused above the buttons. Nothing typed is lost. */
export function ActDialog<T>({ title, go, act, onClose, onDone, children, size, reason }: ActDialogProps<T>) {
  const refresh = useRefresh();
  const fields = useRef<HTMLDivElement>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: act,
    onSuccess: async (answer) => {
      await refresh();
      if (onDone) onDone(answer);
      else onClose();
    },
  });
  useEffect(() => {
    if (error) fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  useEffect(() => () => focusIfLost("#main h1"), []);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!isPending && !reason) mutate(new FormData(event.currentTarget));
  }
  const atFields = error instanceof ApiProblem && error.errors.length > 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      size={size}
      dismissible={!isPending}
      onSubmit={submit}
      foot={
        <span className="line">
          <Button onClick={onClose} disabled={isPending}>
            Cancel
          </Button>
          <Button type="submit" kind="primary" busy={isPending} disabled={Boolean(reason)} reason={reason}>
            {go}
          </Button>
        </span>
      }
    >
      <div ref={fields} className="grid gap-4">
        {typeof children === "function" ? children(errorOf(error)) : children}
      </div>
      {error && !atFields ? <ProblemNotice error={error} /> : null}
      {atFields ? <Leftover error={error} within={fields.current} /> : null}
    </Dialog>
  );
}

function errorOf(error: Error | null): ErrorOf {
  if (!(error instanceof ApiProblem)) return () => undefined;
  return (path) => {
    const found = error.errors.find((one) => one.path === path || one.path.startsWith(`${path}.`));
    return found && fieldWords(found.message);
  };
}

/** An error at a field that this form does not show is still said. */
function Leftover({ error, within }: { error: ApiProblem; within: HTMLElement | null }) {
  const names = new Set([...(within?.querySelectorAll("[name]") ?? [])].map((field) => field.getAttribute("name")));
  const shown = error.errors.every(({ path }) => names.has(path) || names.has(path.split(".").slice(0, 2).join(".")));
  return shown ? null : <ProblemNotice error={error} />;
}
