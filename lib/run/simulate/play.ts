import { setTimeout as sleep } from "node:timers/promises";
import type { Chance } from "../../../prisma/demo/chance.ts";

export type Actor = { turn(): Promise<void>; leave(): void };
export type Seat = { actor: Actor; weight: number };
type Pace = { rate: number; chance: Chance; signal: AbortSignal };

/**
 * Gives turns at this rate on average, unevenly as people are, each to somebody who is free. Ends when the signal says
 * so, once the turns under way are over; throws what a turn threw.
 */
export async function play(seats: readonly Seat[], { rate, chance, signal }: Pace): Promise<void> {
  const busy = new Set<Seat>();
  const turns = new Set<Promise<void>>();
  const failed: unknown[] = [];
  let next = performance.now();
  while (!signal.aborted && failed.length === 0) {
    const free = seats.filter((seat) => !busy.has(seat)).map((seat) => [seat.weight, seat] as const);
    if (free.length > 0) {
      const seat = chance.weighted(free);
      busy.add(seat);
      const turn = seat.actor
        .turn()
        .catch((error: unknown) => void failed.push(error))
        .finally(() => {
          busy.delete(seat);
          turns.delete(turn);
        });
      turns.add(turn);
    }
    next = Math.max(next + (1_000 / rate) * (chance.between(50, 150) / 100), performance.now() - 1_000);
    await sleep(Math.max(0, next - performance.now()), undefined, { signal }).catch(() => {});
  }
  await Promise.all(turns);
  if (failed.length > 0) throw failed[0];
}
