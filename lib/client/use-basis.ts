"use client";
import { useCallback, useMemo, useState } from "react";
import type { CaseEvent } from "../domain/events.ts";
import { isMaterial } from "../domain/material.ts";
import type { LiveCase } from "./apply-event.ts";

/**
 * What an open form is based on: the version at which it opened. `changes` is what is material and came since, to be
 * shown as "changed while you were typing"; only `acknowledge` (or the answer of one's own command) advances the basis.
 */
export function useBasis(live: LiveCase): {
  basedOn: number;
  changes: CaseEvent[];
  acknowledge: () => void;
  advance: (version: number) => void;
} {
  const [basedOn, setBasedOn] = useState(live.version);
  const changes = useMemo(
    () => live.events.filter((event) => event.version > basedOn && isMaterial(event.type)),
    [live.events, basedOn],
  );
  const advance = useCallback((version: number) => setBasedOn((before) => Math.max(before, version)), []);
  const acknowledge = useCallback(() => setBasedOn(live.version), [live.version]);
  return { basedOn, changes, acknowledge, advance };
}
