/** Takes the texts out of old lines of the access log that no customer's key seals, so that an erasure does not reach them. */
import { setTimeout as pause } from "node:timers/promises";
import { errorCode, pool } from "../database.ts";
import { env } from "../env.ts";
import { log } from "../log.ts";

const AT_ONCE = 1_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
const LOOK_AGAIN_MS = 60_000;

/** Does so at the start and once a day, until it is stopped. Any number may. */
export function forgetOldTexts(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = forgetUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}

async function forgetUntil(stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const wait = await forgetTexts(env().accessLogDays).then(
      (lines) => {
        if (lines > 0) log().info({ lines }, "old texts of the access log were forgotten");
        return DAY_MS;
      },
      (error: unknown) => {
        log().warn({ code: errorCode(error) }, "old texts of the access log could not be forgotten; it is tried again");
        return LOOK_AGAIN_MS;
      },
    );
    await pause(wait, undefined, { signal: stopping }).catch(() => {});
  }
}

/** What was searched for and why lists were exported, in lines that are older than so many days. Who did it, when and how much stays. Returns the lines. */
export async function forgetTexts(days: number): Promise<number> {
  const { rowCount } = await pool().query({
    name: "forget-texts",
    text: `update access_log set purpose = null where id in (
      select id from access_log where purpose is not null and case_id is null and at < now() - make_interval(days => $1)
      order by at limit ${AT_ONCE} for update skip locked)`,
    values: [days],
  });
  const lines = rowCount ?? 0;
  return lines < AT_ONCE ? lines : lines + (await forgetTexts(days));
}
