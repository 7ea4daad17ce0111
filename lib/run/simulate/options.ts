import { parseArgs } from "node:util";
import { isRef } from "../../domain/ref.ts";

export type Options = {
  /** Commands a second over all. */
  rate: number;
  people: number;
  /** How long to play; null until somebody stops it. */
  forMs: number | null;
  url: string | null;
  seed: string;
  /** A case to act on besides those that come up. */
  ref: string | null;
};

export const USAGE =
  "Usage: npm run simulate [-- --rate 2 --people 6 --for 10m --url http://localhost:3000 --seed monday --case C-7K3M-Q9TX]";

/** What the command line asks for. Throws an Error with a sentence for people. */
export function readOptions(args: string[]): Options {
  const string = { type: "string" } as const;
  const { values } = parseArgs({
    args,
    options: { rate: string, people: string, for: string, url: string, seed: string, case: string },
  });
  return {
    rate: numberIn("--rate", values.rate ?? "2", 0.1, 100),
    people: wholeIn("--people", values.people ?? "6", 1, 100),
    forMs: values.for === undefined ? null : durationOf(values.for),
    url: values.url === undefined ? null : originOf(values.url),
    seed: values.seed ?? "baton",
    ref: values.case === undefined ? null : refOf(values.case),
  };
}

function numberIn(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= low && value <= high) return value;
  throw new Error(`${name} is a number from ${low} to ${high}, not ${text}.`);
}

function wholeIn(name: string, text: string, low: number, high: number): number {
  const value = numberIn(name, text, low, high);
  if (Number.isInteger(value)) return value;
  throw new Error(`${name} is a whole number, not ${text}.`);
}

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000 };

function durationOf(text: string): number {
  const [, amount, unit = ""] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const milliseconds = Number(amount) * (UNITS[unit] ?? Number.NaN);
  if (milliseconds > 0) return milliseconds;
  throw new Error(`--for is a time such as 90s, 10m or 2h, not ${text}.`);
}

function originOf(text: string): string {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.username) return url.origin;
  throw new Error(`--url is an origin such as http://localhost:3000, not ${text}.`);
}

function refOf(text: string): string {
  if (isRef(text)) return text;
  throw new Error(`${text} is no case reference; one looks like C-7K3M-Q9TX.`);
}
