import { parseArgs } from "node:util";

export type Options = { only: string[]; short: boolean; seed: number; out: string };

export const USAGE =
  "Usage: npm run torture [-- --only 7,11,crowd] [--short] [--seed 42] [--out test-results/torture.json]";

/** Reads the arguments; throws a sentence for people when one is wrong. `ids`: what can be chosen from. */
export function readOptions(args: string[], ids: readonly string[], drawn: number): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string", multiple: true, default: [] },
      short: { type: "boolean", default: false },
      seed: { type: "string", default: String(drawn) },
      out: { type: "string", default: "test-results/torture.json" },
    },
  });
  const only = values.only.flatMap((said) => said.split(",")).filter(Boolean);
  const unknown = only.filter((id) => !ids.includes(id));
  if (unknown.length > 0) throw new Error(`There is no scenario ${unknown.join(", ")}; there are ${ids.join(", ")}.`);
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`${values.seed} is no seed: a whole number is.`);
  return { only, short: values.short, seed, out: values.out };
}
