"use client";
import { useMemo } from "react";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import { nearWords } from "#components/ui/time-words.ts";
import type { LiveCase } from "#lib/client/apply-event.ts";
import { useNames } from "#lib/client/names.ts";
import { HOLD_KINDS } from "#lib/domain/codes.ts";
import type { Names } from "#lib/domain/describe.ts";

/** Names as the sentences of this case need them: people and teams, its debts and holds, instants in the desk's zone. */
export function useCaseNames({ state, events }: LiveCase): Names {
  const names = useNames();
  const timeZone = useTimeZone();
  const now = useNow();
  const { debts } = state;
  return useMemo(() => {
    const references = new Map(debts.map((debt) => [debt.id, debt.reference]));
    const holds = new Map(
      events.flatMap((event) => (event.type === "hold-placed" ? [[event.data.holdId, event.data.kind] as const] : [])),
    );
    return {
      ...names,
      debt: (id) => references.get(id) ?? "a debt",
      hold: (id) => {
        const kind = holds.get(id);
        return kind && HOLD_KINDS[kind].label;
      },
      instant: (at) => nearWords(at, timeZone, now),
    };
  }, [names, debts, events, timeZone, now]);
}
