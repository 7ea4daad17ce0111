/**
 * One instance per process: Next bundles routes apart from the custom server, so module state would exist twice.
 * Everything that must be shared between them lives on `globalThis` through this one door.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`baton.${name}`);
  const holder = globalThis as unknown as Record<symbol, T | undefined>;
  holder[key] ??= make();
  return holder[key];
}
