/** Takes the texts out of old lines of the access log that no customer's key seals, so that an erasure does not reach them. */
import { pool } from "../database.ts";
import { env } from "../env.ts";
import { onceADay } from "../once-a-day.ts";

const AT_ONCE = 1_000;

/** Does so until it is stopped. Any number may. */
export function forgetOldTexts(): { stop(): Promise<void> } {
  return onceADay("forgetting old texts of the access log", () => forgetTexts(env().accessLogDays));
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
