import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "css", "tokens.css"), "utf8");
const pairs = css.matchAll(/--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
const colours = new Map([...pairs].map(([, name, light, dark]) => [`${name}`, { light: `${light}`, dark: `${dark}` }]));

const paper = ["canvas", "surface", "sunken"];
const states = ["amber", "red", "green", "blue", "plum", "slate"];

/** WCAG 1.4.3: 4.5 to 1. */
const TEXT = [
  ...["ink", "ink-2", "ink-3"].flatMap((ink) => [...paper, "accent-tint"].map((on) => [ink, on])),
  ...["canvas", "surface", "accent-tint"].map((on) => ["accent", on]),
  ...states.map((state) => [`${state}-ink`, `${state}-tint`]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-breach", "breach"],
];
/** WCAG 1.4.11, which no scanner measures: borders that say what is a field or in which state something is, and focus. */
const SHAPES = [
  ...paper.map((on) => ["rule-strong", on]),
  ...states.flatMap((state) => [
    [`${state}-rule`, "surface"],
    [`${state}-rule`, `${state}-tint`],
  ]),
  ...paper.map((on) => ["accent", on]),
];

describe.each(["light", "dark"] as const)("colours in the %s theme", (theme) => {
  it.each(TEXT)("%s on %s can be read", (ink, on) => {
    expect(contrast(colour(ink, theme), colour(on, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)("%s on %s can be seen", (rule, on) => {
    expect(contrast(colour(rule, theme), colour(on, theme))).toBeGreaterThanOrEqual(3);
  });
});

function colour(name: string | undefined, theme: "light" | "dark"): string {
  const found = colours.get(`${name}`);
  if (!found) throw new Error(`No colour ${name} in both themes.`);
  return found[theme];
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
