import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";

describe("what the command line asks for", () => {
  it("has a default for everything", () => {
    expect(readOptions([])).toEqual({ rate: 2, people: 6, forMs: null, url: null, seed: "baton", ref: null });
  });

  it("takes every option", () => {
    const asked = ["--rate", "0.5", "--people", "8", "--for", "10m", "--url", "http://localhost:3200/", "--seed", "x"];
    expect(readOptions(asked)).toEqual({
      rate: 0.5,
      people: 8,
      forMs: 600_000,
      url: "http://localhost:3200",
      seed: "x",
      ref: null,
    });
  });

  it.each([
    [["--rate", "0"], /--rate/],
    [["--rate", "fast"], /--rate/],
    [["--people", "2.5"], /whole/],
    [["--for", "10"], /90s, 10m or 2h/],
    [["--for", "0s"], /90s, 10m or 2h/],
    [["--url", "http://localhost:3000/queue"], /origin/],
    [["--case", "C-0000-0001"], /no case reference/],
    [["--speed", "3"], /speed/],
  ])("refuses %j in words", (args, words) => expect(() => readOptions(args)).toThrow(words));
});
