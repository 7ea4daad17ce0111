"use client";
import { useEffect, useState } from "react";
import type { Cell, State } from "#lib/client/board.ts";
import { STATES } from "#lib/client/board.ts";

const SEEN_MS = 4_000;

/** A number of the board: opens its list, and is tinted once when it changes. */
export function BoardNumber({
  value,
  cell,
  whose,
  current,
  onOpen,
}: {
  value: number;
  cell: Cell;
  /** In words, for the button's name. */
  whose: string;
  current: boolean;
  onOpen: (cell: Cell) => void;
}) {
  const changed = useChanged(value);
  const bad = cell.state === "overdue" && value > 0;
  return (
    <td className="num" data-changed={changed ? "" : undefined}>
      {value === 0 ? (
        <span className="ink3">0</span>
      ) : (
        <button
          type="button"
          className="cell"
          data-bad={bad ? "" : undefined}
          aria-pressed={current}
          aria-label={`${value}, ${STATES[cell.state].toLowerCase()}, ${whose}`}
          onClick={() => onOpen(cell)}
        >
          {value}
        </button>
      )}
    </td>
  );
}

/** True for a few seconds after the value has changed, never for the first one. */
function useChanged(value: number): boolean {
  const [seen, setSeen] = useState(value);
  useEffect(() => {
    if (seen === value) return;
    const timer = setTimeout(() => setSeen(value), SEEN_MS);
    return () => clearTimeout(timer);
  }, [seen, value]);
  return seen !== value;
}

export const COLUMNS: readonly State[] = ["open", "due", "overdue", "hold"];
