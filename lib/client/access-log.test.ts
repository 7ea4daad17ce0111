import { describe, expect, it } from "vitest";
import { asked } from "./access-log.ts";

const nothing = { ref: null, person: null, action: null, from: null, until: null };

describe("what is asked of the access log", () => {
  it("is nothing without filters", () => expect(asked(nothing)).toEqual({}));

  it("is whole days of this browser, the last one included", () => {
    const { from, until } = asked({ ...nothing, from: "2026-11-22", until: "2026-11-22" });
    expect(new Date(from ?? "")).toEqual(new Date(2026, 10, 22));
    expect(new Date(until ?? "")).toEqual(new Date(2026, 10, 23));
  });

  it("leaves out a day that is none", () => {
    expect(asked({ ...nothing, ref: "C-7K3M-Q9TX", from: "soon" })).toEqual({ ref: "C-7K3M-Q9TX" });
  });
});
