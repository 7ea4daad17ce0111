import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

const IDS = ["crowd", "7", "11"];

it("reads which scenarios, how long and the seed", () => {
  expect(readOptions(["--only", "7,11", "--short", "--seed", "42"], IDS, 5)).toEqual({
    only: ["7", "11"],
    short: true,
    seed: 42,
    out: "test-results/torture.json",
  });
  expect(readOptions([], IDS, 5)).toMatchObject({ only: [], short: false, seed: 5 });
});

it.each([
  [["--only", "7,12"], /no scenario 12/],
  [["--seed", "x"], /no seed/],
  [["--fast"], /--fast/],
])("refuses %j", (args, why) => expect(() => readOptions(args, IDS, 5)).toThrow(why));
