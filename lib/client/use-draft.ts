"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, api } from "./api.ts";

export type DraftState = { is: "empty" } | { is: "unsaved" } | { is: "saved"; at: string } | { is: "kept" };
const QUIET_MS = 800;

/**
 * What is being written on a case, kept on the server (encrypted) and here in memory while offline. `kept`: not saved
 * yet because the server is away; it is sent again with the next change or when the network returns. Leaving the form
 * saves what was typed last.
 */
export function useDraft<T extends object>(ref: string, form: string, empty: T) {
  const [value, setValue] = useState<T>(empty);
  const [state, setState] = useState<DraftState>({ is: "empty" });
  const [blank] = useState(empty);
  const latest = useRef(empty);
  const touched = useRef(false);
  const unsaved = useRef(false);
  const path = `/drafts/${ref}/${form}`;
  const inTurn = useInTurn();

  useEffect(() => {
    let gone = false;
    api
      .get<{ body: T | null; savedAt: string } | null>(path)
      .then((draft) => {
        if (gone || touched.current || !draft?.body) return;
        latest.current = { ...blank, ...draft.body };
        setValue(latest.current);
        setState({ is: "saved", at: draft.savedAt });
      })
      .catch(expectProblem);
    return () => {
      gone = true;
    };
  }, [path, blank]);

  const save = useCallback(
    () =>
      inTurn(async () => {
        const sent = latest.current;
        try {
          const { savedAt } = await api.put<{ savedAt: string }>(path, { body: sent });
          if (latest.current !== sent) return;
          unsaved.current = false;
          setState({ is: "saved", at: savedAt });
        } catch (error) {
          expectProblem(error);
          if (latest.current === sent) setState({ is: "kept" });
        }
      }),
    [path, inTurn],
  );

  useEffect(() => {
    if (state.is === "unsaved") {
      const timer = setTimeout(save, QUIET_MS);
      return () => clearTimeout(timer);
    }
    if (state.is !== "kept") return;
    window.addEventListener("online", save);
    return () => window.removeEventListener("online", save);
  }, [state, save]);
  useEffect(
    () => () => {
      if (unsaved.current) void save();
    },
    [save],
  );

  const change = useCallback((next: Partial<T>) => {
    touched.current = true;
    unsaved.current = true;
    latest.current = { ...latest.current, ...next };
    setValue(latest.current);
    setState({ is: "unsaved" });
  }, []);

  /** Drops the draft; with `sent`, only when nothing was typed since that was sent. */
  const discard = useCallback(
    (sent?: T) => {
      if (sent && JSON.stringify(sent) !== JSON.stringify(latest.current)) return;
      touched.current = true;
      unsaved.current = false;
      latest.current = blank;
      setValue(blank);
      setState({ is: "empty" });
      void inTurn(() => api.delete(path).catch(expectProblem));
    },
    [path, blank, inTurn],
  );

  return { value, change, discard, state, save };
}

/** Runs work one after the other, so that a late save never follows the removal of its draft. */
function useInTurn(): (work: () => Promise<unknown>) => Promise<void> {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback((work) => {
    const mine = last.current.then(work);
    last.current = mine;
    return mine.then(() => {});
  }, []);
}

function expectProblem(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
}
