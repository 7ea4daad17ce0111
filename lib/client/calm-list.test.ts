import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calm, focusAfter, type Shown, withOwn } from "./calm-list.ts";

type Row = { ref: string; version: number };
const row = (ref: string, version = 1): Row => ({ ref, version });
const shown = (...refs: string[]): Shown<Row>[] => refs.map((ref) => ({ row: row(ref), ghost: false }));
const refs = (rows: Shown<Row>[]) => rows.map((one) => one.row.ref);

describe("a list that does not move", () => {
  it("given nobody is in it, when rows come, then it shows them in their order", () => {
    const { rows, waiting } = calm(shown("a", "b"), [row("b"), row("c")], false);
    expect(refs(rows)).toEqual(["b", "c"]);
    expect(waiting).toBe(0);
  });

  it("given it is held, when a row changes, then it changes in its place", () => {
    const { rows, waiting } = calm(shown("a", "b"), [row("a", 2), row("b")], true);
    expect(rows[0]).toEqual({ row: row("a", 2), ghost: false });
    expect(waiting).toBe(0);
  });

  it("given it is held, when rows leave, come and move, then nothing moves and they are counted", () => {
    const { rows, waiting } = calm(shown("a", "b", "c"), [row("c"), row("a"), row("d")], true);
    expect(refs(rows)).toEqual(["a", "b", "c"]);
    expect(rows[1]?.ghost).toBe(true);
    expect(waiting).toBe(1 + 1 + 2);
  });

  it("given any lists, when held, then every row keeps its place; when let go, the fresh order stands", () => {
    const some = fc.uniqueArray(fc.constantFrom(..."abcdefghij"), { maxLength: 10 });
    fc.assert(
      fc.property(some, some, (before, after) => {
        fc.pre(before.length > 0);
        const held = calm(
          shown(...before),
          after.map((ref) => row(ref, 2)),
          true,
        );
        expect(refs(held.rows)).toEqual(before);
        expect(held.waiting === 0).toBe(before.join() === after.join());
        expect(
          refs(
            calm(
              held.rows,
              after.map((ref) => row(ref)),
              false,
            ).rows,
          ),
        ).toEqual(after);
      }),
    );
  });

  it("given a held list and a page that was asked for, then its rows stand below at once and nothing waits", () => {
    const held = calm(shown("a", "b"), [row("a"), row("b"), row("c"), row("d")], true, [row("c"), row("d")]);
    expect(refs(held.rows)).toEqual(["a", "b", "c", "d"]);
    expect(held.waiting).toBe(0);
  });

  it("given rows that somebody moved themselves, when held, then they leave and come back at once, and others' wait", () => {
    const fresh = [row("d"), row("a"), row("b"), row("e")];
    const mine = (left: string, came: string) =>
      withOwn(shown("a", "c", "x"), fresh, { left: ({ ref }) => ref === left, came: ({ ref }) => ref === came });
    expect(refs(mine("c", "b"))).toEqual(["a", "b", "x"]);
    expect(refs(mine("", "d"))).toEqual(["d", "a", "c", "x"]);
    expect(refs(mine("", "e"))).toEqual(["a", "e", "c", "x"]);
    expect(mine("a", "a")).toEqual(shown("a", "c", "x"));
    const { rows, waiting } = calm(mine("c", "b"), fresh, true);
    expect(refs(rows)).toEqual(["a", "b", "x"]);
    expect(waiting).toBe(3);
  });

  it("given the focused row left, when applied, then focus goes to the row at that index, else the last, else none", () => {
    expect(focusAfter(shown("a", "b", "c"), shown("a", "c"), "b")).toBe("c");
    expect(focusAfter(shown("a", "b"), shown("a"), "b")).toBe("a");
    expect(focusAfter(shown("a"), [], "a")).toBeNull();
    expect(focusAfter(shown("a", "b"), shown("b", "a"), "b")).toBe("b");
  });
});
