import { describe, expect, it } from "vitest";
import { ALSO, isNamed } from "./action-names.ts";
import { ACTIONS, hotkeyOf } from "./action-table.ts";

const named = (typed: string) =>
  Object.entries(ACTIONS).flatMap(([id, { label }]) => (isNamed({ label, also: ALSO[id] }, typed) ? [id] : []));

describe("the action table", () => {
  it("finds an action by its words and by what else it is called", () => {
    expect(named("hand ov")).toContain("offer");
    for (const alias of ["pass", "transfer"]) expect(named(alias)).toContain("offer");
    expect(named("breathing")).toEqual(["hold"]);
    expect(named("zebra")).toEqual([]);
    expect(named("")).toEqual(Object.keys(ACTIONS));
  });

  it("has other words only for actions that there are", () => {
    expect(Object.keys(ALSO).filter((id) => !(id in ACTIONS))).toEqual([]);
  });

  it("gives each key to one action, but A, which takes what waits or accepts what is offered", () => {
    const keys = Object.entries(ACTIONS).flatMap(([id, { keys: said }]) => (said ? [[said, id] as const] : []));
    const shared = [...Map.groupBy(keys, ([said]) => said)].filter(([, ids]) => ids.length > 1);
    expect(shared.map(([said, ids]) => [said, ids.map(([, id]) => id)])).toEqual([["A", ["take", "accept"]]]);
  });

  it("names keys as the listener does", () => {
    expect(hotkeyOf({ label: "", group: "List", keys: "Shift X" })).toBe("shift+x");
    expect(hotkeyOf({ label: "", group: "Desk", keys: "G then Q" })).toBe("g>q");
    expect(hotkeyOf({ label: "", group: "Desk", keys: "?" })).toBe("?");
    expect(hotkeyOf({ label: "", group: "List", keys: "Enter", apart: true })).toBeNull();
    expect(hotkeyOf({ label: "", group: "Case" })).toBeNull();
  });
});
