import { setTimeout as pause } from "node:timers/promises";

/** Looks every few milliseconds until it holds; rejects when it does not in time. Returns how long it took, in ms. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patience = 30_000): Promise<number> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > patience) throw new Error(`waited ${patience} ms in vain: ${what}`);
    await pause(5);
  }
  return performance.now() - began;
}
