/** The demo's day as the API shows it. Only a web process of a demo has one (live/day-play.ts); elsewhere it is 404. */
import * as z from "zod";
import type { DemoDay } from "../domain/demo-day.ts";
import type { Visit } from "./door.ts";
import { requireSession } from "./me.ts";
import { parseBody } from "./parse-body.ts";
import { Problem } from "./problem.ts";
import { processWide } from "./process-wide.ts";

/** What plays the day in this process. */
export type DayPlayer = {
  read(): DemoDay;
  /** Whoever has the desk open and is no simulated colleague: ids of people. */
  watching(): string[];
  start(by: string): void;
  stop(): void;
};

export const daySchema = z.strictObject({ playing: z.boolean() });

/** `GET /demo/day`. Who looks on is told to keys alone: what plays leaves those people's work in peace. */
export function readDay({ session }: Visit): object {
  const player = requirePlayer();
  return { ...player.read(), watching: session ? null : player.watching() };
}

/** `PUT /demo/day`: anybody signed in may. Asking for what is already so changes nothing. */
export async function switchDay(visit: Visit): Promise<object> {
  const player = requirePlayer();
  const { person } = requireSession(visit);
  const { playing } = parseBody(daySchema, await visit.json());
  if (playing) player.start(person.id);
  else player.stop();
  return readDay(visit);
}

/** Gives this process its day, or takes it away. */
export function seatDayPlayer(player: DayPlayer | null): void {
  seat().player = player;
}

function requirePlayer(): DayPlayer {
  const { player } = seat();
  if (player) return player;
  throw new Problem(404, "not-found", "Only a demo has a day to play.");
}

function seat(): { player: DayPlayer | null } {
  return processWide<{ player: DayPlayer | null }>("demo-day", () => ({ player: null }));
}
