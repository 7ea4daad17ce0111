"use client";
import type { MouseEvent } from "react";

/** The box that chooses a row; with Shift, all rows up to it. Its target is 24 px and lies above the row's link. */
export function SelectRow({
  caseRef,
  name,
  checked,
  tabIndex,
  onPick,
}: {
  caseRef: string;
  name: string;
  checked: boolean;
  tabIndex?: number;
  onPick: (ref: string, range: boolean) => void;
}) {
  const pick = (event: MouseEvent<HTMLInputElement>) => onPick(caseRef, event.shiftKey && event.detail > 0);
  return (
    <label className="pick">
      <input
        className="tick"
        type="checkbox"
        aria-label={`Select ${name}`}
        checked={checked}
        tabIndex={tabIndex}
        onClick={pick}
        onChange={ignore}
      />
    </label>
  );
}

/** The click says whether Shift was held; the change that follows says nothing more. */
function ignore(): void {}

/** Chooses everything that is loaded, or leaves everything. */
export function SelectAll({
  loaded,
  chosen,
  onAll,
  onClear,
  words,
}: {
  loaded: number;
  chosen: number;
  onAll: () => void;
  onClear: () => void;
  words?: string;
}) {
  const all = loaded > 0 && chosen >= loaded;
  return (
    <label className={words ? "choice xs" : "pick"}>
      <input
        className="tick"
        type="checkbox"
        aria-label={words ? undefined : `Select all ${loaded} loaded`}
        checked={all}
        disabled={loaded === 0}
        ref={(box) => {
          if (box) box.indeterminate = chosen > 0 && !all;
        }}
        onChange={() => (all ? onClear() : onAll())}
      />
      {words ? <span>{words}</span> : null}
    </label>
  );
}
