"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, api } from "./api.ts";

export type DraftState = { is: "empty" } | { is: "unsaved" } | { is: "saved"; at: string } | { is: "kept" };
const QUIET_MS = 800;

/**
 * What is being written on a case, kept on the server (encrypted) and here in memory while offline. `kept`: not saved
 * yet because the server is away; it is sent again with the next change or when the network returns.
 */
export function useDraft<T extends object>(ref: string, form: string, empty: T) {
  const [value, setValue] = useState<T>(empty);
  const [state, setState] = useState<DraftState>({ is: "empty" });
  const touched = useRef(false);
  const [blank] = useState(empty);
  const latest = useRef(empty);
  const path = `/drafts/${ref}/${form}`;

  useEffect(() => {
    let gone = false;
    api
      .get<{ body: T; savedAt: string } | null>(path)
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

  const save = useCallback(async () => {
    try {
      const { savedAt } = await api.put<{ savedAt: string }>(path, { body: latest.current });
      setState({ is: "saved", at: savedAt });
    } catch (error) {
      expectProblem(error);
      setState({ is: "kept" });
    }
  }, [path]);

  useEffect(() => {
    if (state.is === "unsaved") {
      const timer = setTimeout(save, QUIET_MS);
      return () => clearTimeout(timer);
    }
    if (state.is !== "kept") return;
    window.addEventListener("online", save);
    return () => window.removeEventListener("online", save);
  }, [state, save]);

  const change = useCallback((next: Partial<T>) => {
    touched.current = true;
    latest.current = { ...latest.current, ...next };
    setValue(latest.current);
    setState({ is: "unsaved" });
  }, []);

  const discard = useCallback(() => {
    touched.current = true;
    latest.current = blank;
    setValue(blank);
    setState({ is: "empty" });
    api.delete(path).catch(expectProblem);
  }, [path, blank]);

  return { value, change, discard, state, save };
}

function expectProblem(error: unknown): void {
  if (!(error instanceof ApiProblem)) throw error;
}
