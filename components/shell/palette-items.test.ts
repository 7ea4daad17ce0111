import { describe, expect, it } from "vitest";
import type { LiveActions } from "#lib/client/actions.ts";
import type { Me, PersonView } from "#lib/client/queries.ts";
import { paletteGroups } from "./palette-items.ts";

const me: Me = {
  id: "a",
  name: "Amara",
  email: "amara@baton.example",
  role: "agent",
  teams: ["early-arrears"],
  portfolios: ["uk"],
  preferences: {},
  idleMinutes: 30,
};
const live: LiveActions = new Map([
  ["next-row", { run: () => {} }],
  ["offer", { run: () => {}, why: "Only the owner may do this." }],
  ["outcome", { run: () => {} }],
  ["go-queue", { run: () => {} }],
]);
const people: PersonView[] = [
  { id: "b", name: "Ben Whitlock", role: "agent", teams: [], active: true, open: 0, absence: null },
];
const known = {
  me,
  live,
  caseRef: "C-7K3M-Q9TX",
  views: [],
  people,
  recent: [{ ref: "C-1", name: "Ruth" }],
  found: [],
};
const named = (typed: string, more: object = {}) =>
  paletteGroups(typed, { ...known, ...more }).map(({ value, items }) => [value, items.map(({ words }) => words)]);

describe("the palette", () => {
  it("given nothing is typed, acts on the open case come first, and recent cases before places; colleagues wait", () => {
    const groups = named("").map(([value]) => value);
    expect(groups.slice(0, 3)).toEqual(["Case C-7K3M-Q9TX", "List", "Recent cases"]);
    expect(groups).not.toContain("People");
  });

  it("lists what is off, with its key and the reason", () => {
    const [item] = paletteGroups("transfer", known)[0]?.items ?? [];
    expect(item).toMatchObject({ words: "Hand over", keys: "H", why: "Only the owner may do this." });
  });

  it("finds colleagues by name and cases that the server found", () => {
    expect(named("ben")).toEqual([["People", ["Ben Whitlock"]]]);
    expect(named("zebra", { found: [{ ref: "C-2", name: "Zebra" }] })).toEqual([["Cases", ["Zebra"]]]);
  });

  it("leads only to where one may go", () => {
    const places = (role: Me["role"]) =>
      (named("", { me: { ...me, role } }).find(([value]) => value === "Go to")?.[1] ?? []) as string[];
    expect(places("agent")).toEqual(expect.arrayContaining(["Queue", "Inbox", "Waiting, not taken"]));
    for (const place of ["Access log", "Imports", "Admin: People"]) expect(places("agent")).not.toContain(place);
    expect(places("lead")).toContain("Imports");
    expect(places("compliance")).toContain("Access log");
    expect(places("admin")).toContain("Admin: People");
    expect(places("admin")).not.toContain("Waiting, not taken");
  });
});
