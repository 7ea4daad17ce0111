import { canonicalJson } from "../../domain/canonical.ts";

/** The settings that a change would make different, before and after, for the audit; null when none is. */
export function settingsThatDiffer<T extends object>(
  before: T,
  change: Partial<T>,
): { from: Partial<T>; to: Partial<T> } | null {
  const names = (Object.keys(change) as (keyof T & string)[]).filter(
    (name) => change[name] !== undefined && canonicalJson(change[name]) !== canonicalJson(before[name]),
  );
  if (names.length === 0) return null;
  const only = (settings: Partial<T>) => Object.fromEntries(names.map((name) => [name, settings[name]])) as Partial<T>;
  return { from: only(before), to: only(change) };
}
