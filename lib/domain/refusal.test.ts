import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const folder = new URL(".", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const tests = files
  .filter((name) => name.endsWith(".test.ts"))
  .map(read)
  .join("\n");
const rules = files
  .filter((name) => !/\.test\.ts$|^given/.test(name))
  .flatMap((name) => [...read(name).matchAll(/new Refusal\(\s*"([a-z-]+)"/g)].map((match) => match[1] ?? ""));

describe("every rule that refuses", () => {
  const elsewhere = { "unknown-command": "the switch of decide.ts ends in never", "key-never-owns": "forbids(…)" };

  it.each([...new Set(rules)].filter((rule) => !(rule in elsewhere)))("%s has a test", (rule) => {
    expect(tests).toContain(`refuses("${rule}"`);
  });

  it("is found by this test", () => expect(new Set(rules).size).toBeGreaterThan(30));
});
