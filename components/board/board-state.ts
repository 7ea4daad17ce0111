import { parseAsString, parseAsStringLiteral } from "nuqs";
import type { Cell, State } from "#lib/client/board.ts";

export const STATE_FILTERS = ["due", "overdue", "hold"] as const;
export const SORTS = ["name", "open", "due", "overdue", "hold", "oldest"] as const;
export type Sort = (typeof SORTS)[number];

/** The board's state in the URL: filters, order, and the number whose list is open. */
export const boardParsers = {
  team: parseAsString,
  state: parseAsStringLiteral(STATE_FILTERS),
  sort: parseAsStringLiteral(SORTS).withDefault("name"),
  list: parseAsString,
};

const STATES: readonly State[] = ["open", "due", "overdue", "hold"];

/** "queue.early-arrears.overdue": whose, of which team (none: all of the board), in which state. */
export function cellText({ holder, team, state }: Cell): string {
  return [holder, team ?? "", state].join(".");
}

export function readCell(text: string | null): Cell | null {
  const [holder = "", team = "", state = ""] = text?.split(".") ?? [];
  const known = STATES.find((one) => one === state);
  return holder && known ? { holder, team: team || null, state: known } : null;
}
