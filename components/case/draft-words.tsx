"use client";
import { TimeText } from "#components/ui/time-text.tsx";
import type { DraftState } from "#lib/client/use-draft.ts";

/** Where what is being written is kept: "Draft saved 10:32". */
export function DraftWords({ state }: { state: DraftState }) {
  switch (state.is) {
    case "empty":
      return null;
    case "unsaved":
      return "Saving the draft";
    case "saved":
      return (
        <>
          Draft saved <TimeText at={state.at} />
        </>
      );
    case "kept":
      return "Draft kept here; it is saved when the link is back";
    default:
      return state satisfies never;
  }
}
