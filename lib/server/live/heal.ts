import type { Announcements } from "./announcements.ts";
import { figures } from "./figures.ts";
import type { Hall } from "./hall.ts";
import { AT_ONCE, type Committed, type HealTail, referencesTo } from "./heal-tail.ts";

/** Brings what was committed and not heard of here, and tries again what could not be read before. */
export async function heal(hall: Hall, tail: HealTail, announcements: Announcements): Promise<void> {
  // A page that is not full was the end for now; what came since is the next tick's.
  for (let more = true; more; ) {
    const found = await tail.read();
    more = found.length === AT_ONCE;
    await bring(hall, found, announcements);
  }
  hall.feeds.retry();
  hall.presence.expire();
}

async function bring(hall: Hall, found: Committed[], announcements: Announcements): Promise<void> {
  const missed = found.filter(({ caseId, version }) => !announcements.knows(caseId, version));
  if (missed.length === 0 || hall.io.sockets.sockets.size === 0) return;
  figures().healed.inc(missed.length);
  for (const reference of await referencesTo(missed)) announcements.others(reference);
}
