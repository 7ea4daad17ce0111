import { describe, expect, it } from "vitest";
import { filtered, ordered, summed } from "#components/board/board-rows.ts";
import { cellText, readCell } from "#components/board/board-state.ts";
import type { Load, PersonOnBoard, TeamOnBoard } from "#lib/domain/board.ts";

const load = (open: number, overdue = 0, at?: string): Load => ({
  open,
  dueInHour: 0,
  overdue,
  onHold: 0,
  oldestUntouched: at ? { ref: "C-1", at } : null,
});
const person = (name: string, of: Load): PersonOnBoard => ({
  id: name,
  name,
  role: "agent",
  onCallSince: null,
  absence: null,
  ...of,
});
const team = (name: string, ...people: PersonOnBoard[]): TeamOnBoard => ({
  team: name.toLowerCase(),
  name,
  dutyLead: null,
  people,
  ...load(0),
  waiting: { ...load(0), longest: null },
  offered: load(0),
  offers: [],
});
const teams = [
  team("Late", person("Cy", load(1))),
  team("Early", person("Ben", load(2, 1, "2026-01-02")), person("Amy", load(5, 0, "2026-01-01"))),
];

describe("the rows of the board", () => {
  it("stand by team, and within by name or by the number asked for, equals by name", () => {
    expect(ordered(teams, "name")).toEqual(["early Amy", "early Ben", "late Cy"]);
    expect(ordered(teams, "overdue")).toEqual(["early Ben", "early Amy", "late Cy"]);
    expect(ordered(teams, "hold")).toEqual(["early Amy", "early Ben", "late Cy"]);
    expect(ordered(teams, "oldest")).toEqual(["early Amy", "early Ben", "late Cy"]);
  });

  it("are left by the filters: one team, and people with something in that state", () => {
    expect(ordered(filtered(teams, "early", null), "name")).toEqual(["early Amy", "early Ben"]);
    expect(ordered(filtered(teams, null, "overdue"), "name")).toEqual(["early Ben"]);
  });

  it("add up, with the oldest of all", () => {
    expect(summed([load(2, 1, "2026-01-02"), load(5, 0, "2026-01-01")])).toMatchObject({
      open: 7,
      overdue: 1,
      oldestUntouched: { at: "2026-01-01" },
    });
  });
});

describe("the number whose list is open", () => {
  it("survives the address, and nonsense is none", () => {
    const cell = { holder: "queue", team: "early", state: "overdue" } as const;
    expect(readCell(cellText(cell))).toEqual(cell);
    expect(readCell(cellText({ ...cell, team: null }))).toEqual({ ...cell, team: null });
    for (const text of [null, "", "queue", "queue.early.sideways", ".early.open"]) expect(readCell(text)).toBeNull();
  });
});
