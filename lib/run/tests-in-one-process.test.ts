import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";
import { TESTS_APART, TESTS_IN_ONE_PROCESS } from "./tests-in-one-process.ts";

const LEAVES_SOMETHING =
  /\bvi\.(?!setConfig)|\b(before|after)(All|Each)\(|process\.(env(?!")|on\(|once\(|chdir)|globalThis|createServer/;
const REMEMBERS = /^(export )?let |\bprocessWide\(/m;
const IMPORT = /^(?:import|export)(?! type)[^;]*?["']([.#][^"']+)["']/gm;

const together = globSync(TESTS_IN_ONE_PROCESS).filter((file) => !TESTS_APART.includes(file));

it("finds the tests that share a process, and each that has one of its own", () => {
  expect(together.length).toBeGreaterThan(100);
  expect(TESTS_APART.filter((file) => !existsSync(file))).toEqual([]);
});

it("lets no test share a process that leaves something behind, or sees a module that remembers", () => {
  const wrong = together.flatMap((test) => {
    const said = readFileSync(test, "utf8");
    const remembering = [...seenFrom(test)].filter((file) => REMEMBERS.test(readFileSync(file, "utf8")));
    return LEAVES_SOMETHING.test(said) ? [test] : remembering.map((file) => `${test} sees ${file}`);
  });
  expect(wrong).toEqual([]);
});

function seenFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !/\.tsx?$/.test(file)) return seen;
  seen.add(file);
  for (const [, to = ""] of readFileSync(file, "utf8").matchAll(IMPORT))
    seenFrom(to.startsWith("#") ? to.slice(1) : normalize(join(dirname(file), to)), seen);
  return seen;
}
