/**
 * How fast messages are handed to a provider, over all processes. Each takes the next free instant from one row by the
 * database's clock; the instants lie so far apart that even with messages handed over late by what a slot is good for,
 * no second ever sees more than the provider takes.
 */

import type { Adapter } from "../adapters/adapter.ts";
import { pool } from "../database.ts";

/** A slot that was not used by then is lost: another one is taken. */
export const GOOD_FOR_MS = 150;
const LONGEST_PAUSE_MS = 60_000;

/** By this process' steady clock: it opens between the two instants. */
export type Slot = { earliest: number; latest: number };

export async function takeSlot({ provider, perSecond }: Pick<Adapter, "provider" | "perSecond">): Promise<Slot> {
  const asked = performance.now();
  const { rows } = await pool().query<{ wait: number }>({
    name: "take-slot",
    text: `insert into provider_rates as r (provider, free_at) values ($1, clock_timestamp() + make_interval(secs => $2))
      on conflict (provider) do update
        set free_at = greatest(r.free_at, clock_timestamp()) + make_interval(secs => $2)
      returning extract(epoch from free_at - make_interval(secs => $2) - clock_timestamp())::float8 * 1000 as wait`,
    values: [provider, (1_000 + GOOD_FOR_MS) / 1_000 / perSecond],
  });
  const wait = rows[0]?.wait ?? 0;
  return { earliest: asked + wait, latest: performance.now() + wait };
}

export function isStillGood({ earliest }: Slot, now = performance.now()): boolean {
  return now - earliest <= GOOD_FOR_MS;
}

/** Nobody asks a provider that has had enough before this time is over. */
export async function pauseProvider({ provider }: Pick<Adapter, "provider">, milliseconds: number): Promise<void> {
  await pool().query(
    `update provider_rates set free_at = greatest(free_at, clock_timestamp() + make_interval(secs => $2)) where provider = $1`,
    [provider, Math.min(milliseconds, LONGEST_PAUSE_MS) / 1_000],
  );
}
