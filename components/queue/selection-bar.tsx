"use client";
import { X } from "lucide-react";
import { useEffect } from "react";
import { SELECTION_ACTS } from "#components/queue/selection-acts.ts";
import { Button } from "#components/ui/button.tsx";
import { isCovered } from "#lib/client/shortcuts.ts";

/** Below the rows, never over them: how much is chosen, what became of it meanwhile, and what can be done with it. */
export function SelectionBar({
  refs,
  versions,
  changed,
  gone,
  onClear,
}: {
  refs: string[];
  versions: ReadonlyMap<string, number>;
  /** How many of them have changed since they were chosen. */
  changed: number;
  /** How many are no longer in this list. */
  gone: number;
  onClear: () => void;
}) {
  useEscape(refs.length > 0, onClear);
  if (refs.length === 0) return null;
  return (
    <section className="bulk" aria-label="Selection">
      <div className="line wrap">
        <b className="b">{refs.length} selected</b>
        {SELECTION_ACTS.map(({ id, Act }) => (
          <Act key={id} refs={refs} versions={versions} onDone={onClear} />
        ))}
        <span className="push">
          <Button small kind="quiet" icon={X} keys="Esc" onClick={onClear}>
            Clear
          </Button>
        </span>
      </div>
      {changed + gone > 0 ? (
        <p className="xs ink2">
          {[
            changed > 0 ? `${changed} changed since you selected ${changed === 1 ? "it" : "them"}` : null,
            gone > 0 ? `${gone} no longer in this list, still selected` : null,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      ) : null}
    </section>
  );
}

/** Escape leaves the selection, but never while it closes something else or ends typing. */
function useEscape(on: boolean, act: () => void): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
      if (isCovered()) return;
      if (event.target instanceof HTMLElement && event.target.matches("textarea, select, input:not([type=checkbox])"))
        return;
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on, act]);
}
