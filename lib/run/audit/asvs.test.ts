import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");
const page = readFileSync(join(ROOT, "docs/security.md"), "utf8");
const ROWS = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| (.+?) \| (met|not met|n\/a) \| (.+) \|$/gm)].map(
  ([, id = "", requirement, verdict = "", shown = ""]) => ({ id, requirement, verdict, shown }),
);

/** How many requirements of levels 1 and 2 each section of ASVS 4.0.3 has, by their last number. */
const SECTIONS: Record<string, string> = {
  "1.1": "1-7",
  "1.2": "1-4",
  "1.4": "1 4 5",
  "1.5": "1-4",
  "1.6": "1-4",
  "1.7": "1-2",
  "1.8": "1-2",
  "1.9": "1-2",
  "1.10": "1",
  "1.11": "1-2",
  "1.12": "2",
  "1.14": "1-6",
  "2.1": "1-12",
  "2.2": "1-3",
  "2.3": "1-3",
  "2.4": "1-6",
  "2.5": "1-7",
  "2.6": "1-3",
  "2.7": "1-6",
  "2.8": "1-7",
  "2.9": "1-3",
  "2.10": "1-4",
  "3.1": "1",
  "3.2": "1-4",
  "3.3": "1-4",
  "3.4": "1-5",
  "3.5": "1-3",
  "3.7": "1",
  "4.1": "1-3 5",
  "4.2": "1-2",
  "4.3": "1-3",
  "5.1": "1-5",
  "5.2": "1-8",
  "5.3": "1-10",
  "5.4": "1-3",
  "5.5": "1-4",
  "6.1": "1-3",
  "6.2": "1-6",
  "6.3": "1-2",
  "6.4": "1-2",
  "7.1": "1-4",
  "7.2": "1-2",
  "7.3": "1 3 4",
  "7.4": "1-3",
  "8.1": "1-4",
  "8.2": "1-3",
  "8.3": "1-8",
  "9.1": "1-3",
  "9.2": "1-4",
  "10.2": "1-2",
  "10.3": "1-3",
  "11.1": "1-8",
  "12.1": "1-3",
  "12.2": "1",
  "12.3": "1-6",
  "12.4": "1-2",
  "12.5": "1-2",
  "12.6": "1",
  "13.1": "1 3 4 5",
  "13.2": "1-3 5 6",
  "13.3": "1-2",
  "13.4": "1-2",
  "14.1": "1-4",
  "14.2": "1-6",
  "14.3": "2-3",
  "14.4": "1-7",
  "14.5": "1-4",
};

it("has one line for each requirement of levels 1 and 2, in order", () => {
  expect(ROWS.map(({ id }) => id)).toEqual(Object.entries(SECTIONS).flatMap(([section, ends]) => idsOf(section, ends)));
});

it("names only files that are there, and one for most of what is met", () => {
  const named = [...page.matchAll(/`([\w./[\]-]+)`/g)].map(([, name = ""]) => name).filter(isPath);
  expect(named.length).toBeGreaterThan(250);
  expect(named.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  const bare = ROWS.filter(({ verdict, shown }) => verdict === "met" && !/`[\w./[\]-]+\/?`/.test(shown));
  expect(bare.map(({ id }) => id)).toEqual(MET_WITHOUT_A_FILE);
});

/** Met by there being nothing, or by how the work is done. */
const MET_WITHOUT_A_FILE = ["1.1.2", "1.1.5", "1.10.1", "2.1.10", "2.5.2", "3.2.3", "5.4.1"];

it("counts what it says", () => {
  const of = (verdict: string) => ROWS.filter((row) => row.verdict === verdict).length;
  expect(page).toContain(`Of ${ROWS.length}: ${of("met")} met, ${of("not met")} not met, ${of("n/a")} not applicable.`);
});

function idsOf(section: string, ends: string): string[] {
  return ends.split(" ").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, at) => `${section}.${first + at}`);
  });
}

function isPath(name: string): boolean {
  return /\/|\.(md|json|ts|js|mjs)$/.test(name) && !name.startsWith("/") && !name.startsWith("-");
}
