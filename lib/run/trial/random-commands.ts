import fc from "fast-check";
import { idsOf } from "../../domain/arbitrary.ts";
import { type Doer, gives } from "../../domain/arbitrary-giving.ts";
import type { CaseState } from "../../domain/case.ts";
import type { CommandType } from "../../domain/commands.ts";
import type { Chance } from "./chance.ts";
import { NOBODY } from "./crowd.ts";

/** A command somebody means to give, as the domain's own generator makes them: most of them valid. */
export type Meant = { who: Doer; type: CommandType; data: object };

export function meantCommands(seed: number, count: number): Meant[] {
  const given = fc.oneof(...(["desk", "telling", "contact"] as const).map(gives));
  return fc.sample(given, { seed, numRuns: count }).map(({ who, gives: type, data }) => ({ who, type, data }));
}

/** The data with what it names ("@debt:2", "@in:60") put in from the case as it was seen. */
export function filled(value: unknown, state: CaseState, people: readonly string[], now: number): unknown {
  const fill = (inner: unknown) => filled(inner, state, people, now);
  if (typeof value === "string" && value.startsWith("@")) return named(value, state, people, now);
  if (Array.isArray(value)) return value.map(fill);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, fill(member)]));
}

function named(name: string, state: CaseState, people: readonly string[], now: number): string | number {
  const [kind = "", argument = "0"] = name.slice(1).split(":");
  const at = Number(argument);
  if (kind === "entry") return state.version;
  if (kind === "in") return new Date(now + at * 60_000).toISOString();
  if (kind === "day") return new Date(now + at * 86_400_000).toISOString().slice(0, 10);
  if (kind === "person" || kind === "one") return people[(at * 7 + state.version) % people.length] ?? NOBODY;
  const ids = idsOf(kind, state);
  return (at === 6 ? undefined : ids[at % ids.length]) ?? NOBODY;
}

/** The same command as a careless or hostile client would send it. */
export function spoiled(body: Record<string, unknown>, chance: Chance): unknown {
  return chance.one<() => unknown>([
    () => ({ ...body, surprise: true }),
    () => ({ ...body, data: { ...(body.data as object), surprise: 1 } }),
    () => ({ ...body, data: Object.fromEntries(Object.entries(body.data as object).slice(1)) }),
    () => ({ ...body, data: Object.fromEntries(Object.keys(body.data as object).map((name) => [name, [1.5]])) }),
    () => ({ ...body, type: "make-coffee" }),
    () => ({ ...body, type: 7 }),
    () => ({ ...body, commandId: "short" }),
    () => ({ ...body, commandId: undefined }),
    () => ({ ...body, basedOn: -1 }),
    () => ({ ...body, basedOn: 1_000_000 }),
    () => [body],
    () => `${JSON.stringify(body)}}`,
    () => "",
  ])();
}
