import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const COLOUR = String.raw`(?:#\w{3,8}|rgb\([^()]*\))`;
const BY_SCHEME = new RegExp(String.raw`^light-dark\(${COLOUR}, ?${COLOUR}\)`);

/** Every source that can say how a page looks. */
const sources: [string, string][] = [];
for await (const path of glob("{app,components,lib}/**/*.{css,ts,tsx}", { cwd: root }))
  if (!/\.test\.tsx?$|generated/.test(path)) sources.push([path, readFileSync(join(root, path), "utf8")]);

describe("nothing but colours differs between light and dark, which the matrix of screens goes by", () => {
  it("no style and no script asks which scheme it is", () => {
    expect(sources.filter(([, text]) => text.includes("prefers-color-scheme")).map(([path]) => path)).toEqual([]);
  });

  it("what holds both holds two colours", () => {
    const both = sources.flatMap(([path, text]) =>
      [...text.matchAll(/light-dark\(/g)].map(({ index }) => `${path}: ${text.slice(index, index + 80)}`),
    );
    expect(both.length).toBeGreaterThan(50);
    expect(both.filter((one) => !BY_SCHEME.test(one.slice(one.indexOf(": ") + 2)))).toEqual([]);
  });

  it("a theme that a person chose sets the scheme and no more", () => {
    const rules = sources.flatMap(([, text]) =>
      [...text.matchAll(/\[data-theme[^{]*\{([^}]*)\}/g)].map(([, set]) => set),
    );
    expect(rules.map((set) => set?.trim()).toSorted()).toEqual(["color-scheme: dark;", "color-scheme: light;"]);
  });
});
