import { EventEmitter } from "node:events";
import type pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { isDatabaseAway } from "./database.ts";
import { listenForLife, unlessSilent } from "./database-silence.ts";

const pool = new EventEmitter();
listenForLife(pool as unknown as pg.Pool);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  pool.emit("release", undefined);
});
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => {});

it("gives what the work gives, and its failure", async () => {
  expect(await unlessSilent(Promise.resolve(7))).toBe(7);
  await expect(unlessSilent(Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(vi.getTimerCount()).toBe(0);
});

it("ends the waiting within ten seconds when nothing is heard from the database", async () => {
  const failure = unlessSilent(never()).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(isDatabaseAway(await failure)).toBe(true);
});

it("does not take a broken connection for a sign of life", async () => {
  const failure = unlessSilent(never()).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(5_000);
  pool.emit("release", new Error("terminated"));
  await vi.advanceTimersByTimeAsync(4_000);
  expect(isDatabaseAway(await failure)).toBe(true);
});

it("lets long work go on while the database is heard", async () => {
  const long = new Promise<string>((resolve) => setTimeout(() => resolve("done"), 30_000));
  const result = unlessSilent(long);
  for (let second = 0; second < 30; second += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    pool.emit("release", undefined);
  }
  expect(await result).toBe("done");
});
