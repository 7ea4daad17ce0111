import { describe, expect, it } from "vitest";
import type { QueueRow } from "#lib/domain/queue-row.ts";
import { isAlike, type ListRowProps } from "./list-row.ts";

const row = { ref: "C-1", version: 3, customerName: "Ruth" } as QueueRow;
const props = { row, ghost: false, current: false, selected: false, tabIndex: -1 } as ListRowProps;

describe("whether a row is drawn again", () => {
  it("given an answer that says the same of the case, then not", () => {
    expect(isAlike(props, { ...props, row: { ...row } })).toBe(true);
  });

  it.each([
    { row: { ...row, version: 4 } },
    { row: { ...row, customerName: "Erased" } },
    { ghost: true },
    { current: true },
    { selected: true },
    { height: 71 },
    { tabIndex: 0 },
  ])("given %o, then it is", (change) => {
    expect(isAlike(props, { ...props, ...change })).toBe(false);
    expect(isAlike({ ...props, ...change }, props)).toBe(false);
  });
});
