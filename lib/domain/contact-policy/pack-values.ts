/** A pack as values by the name of their parameter, and back. */
import type { PackId } from "./input.ts";
import { UK } from "./packs/uk.ts";
import { US } from "./packs/us.ts";
import { ZA } from "./packs/za.ts";
import { type Parameter, parametersOf, type Value } from "./parameters.ts";
import type { Pack } from "./rule.ts";
import type { Settings } from "./settings.ts";

/** The packs that come with Baton. */
export const PACKS: Record<PackId, Pack> = { uk: UK, us: US, za: ZA };

/** What a version changes, by parameter: a value of a setting, or whether a rule holds at all. Data, as it is stored. */
export type Changes = Readonly<Record<string, Value>>;

/** What the pack says of the parameter of that name. */
export function valueIn(pack: Pack, id: string): Value | undefined {
  if (Object.hasOwn(pack.settings, id)) return pack.settings[id as keyof Settings];
  return pack.rules.some((rule) => rule.id === id);
}

/** Everything movable that the pack says: a later build that has other defaults makes the same pack of it. */
export function valuesOf(pack: Pack): Changes {
  const entry = ({ id }: Parameter) => [id, valueIn(pack, id)] as const;
  return Object.fromEntries(parametersOf(pack.id).map(entry)) as Changes;
}

/** The pack with these changes, under its old name. Its rules stand in the order in which they come with Baton. */
export function withChanges(base: Pack, changes: Changes): Pack {
  const parameters = parametersOf(base.id).filter(({ id }) => Object.hasOwn(changes, id));
  const moved = parameters.filter(({ id, rule }) => id !== rule).map(({ id }) => [id, changes[id]]);
  const switched = new Map(
    parameters.filter(({ id, rule }) => id === rule).map(({ id }) => [id, changes[id] === true]),
  );
  const holds = (id: string) => switched.get(id) ?? base.rules.some((rule) => rule.id === id);
  return {
    ...base,
    settings: { ...base.settings, ...Object.fromEntries(moved) },
    rules: PACKS[base.id].rules.filter(({ id }) => holds(id)),
  };
}
