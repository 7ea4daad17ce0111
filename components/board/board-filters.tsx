"use client";
import { numberOf, summed } from "#components/board/board-rows.ts";
import { STATE_FILTERS } from "#components/board/board-state.ts";
import { STATES, type State } from "#lib/client/board.ts";
import type { TeamOnBoard } from "#lib/domain/board.ts";

type Choice = { team: string | null; state: (typeof STATE_FILTERS)[number] | null };

/** What the board is about: which team, and people with something in which state. */
export function BoardFilters({
  teams,
  team,
  state,
  onChoose,
}: Choice & { teams: TeamOnBoard[]; onChoose: (choice: Partial<Choice>) => void }) {
  const all = summed(teams);
  const mine = teams.find((one) => one.team === team) ?? all;
  return (
    <aside className="views board-views" aria-label="Filters">
      <h2>Team</h2>
      <Filter words="All teams" count={all.open} current={team === null} onClick={() => onChoose({ team: null })} />
      {teams
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map((one) => (
          <Filter
            key={one.team}
            words={one.name}
            count={one.open}
            current={one.team === team}
            onClick={() => onChoose({ team: one.team })}
          />
        ))}
      <h2>State</h2>
      <Filter words="Any state" current={state === null} onClick={() => onChoose({ state: null })} />
      {STATE_FILTERS.map((one: State & Choice["state"]) => (
        <Filter
          key={one}
          words={STATES[one]}
          count={numberOf(mine, one)}
          current={one === state}
          onClick={() => onChoose({ state: one })}
        />
      ))}
    </aside>
  );
}

function Filter({
  words,
  count,
  current,
  onClick,
}: {
  words: string;
  count?: number;
  current: boolean;
  onClick: () => void;
}) {
  return (
    <button type="button" aria-current={current ? "page" : undefined} onClick={onClick}>
      <span>{words}</span>
      <span className="count">{count}</span>
    </button>
  );
}
