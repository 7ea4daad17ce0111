import type { Announcements } from "./announcements.ts";
import { figures } from "./figures.ts";
import type { Hall } from "./hall.ts";
import { type HealTail, referencesTo } from "./heal-tail.ts";

/** Brings what was committed and not heard of here, and tries again what could not be read before. */
export async function heal(hall: Hall, tail: HealTail, announcements: Announcements): Promise<void> {
  for (let found = await tail.read(); found.length > 0; found = await tail.read()) {
    const missed = found.filter(({ caseId, version }) => !announcements.knows(caseId, version));
    if (missed.length === 0 || hall.io.sockets.sockets.size === 0) continue;
    figures().healed.inc(missed.length);
    for (const reference of await referencesTo(missed)) announcements.others(reference);
  }
  hall.feeds.retry();
  hall.presence.expire();
}
