import { collectDefaultMetrics } from "prom-client";
import { requireIdentity } from "./auth.ts";
import { contactFigures, readContacts } from "./contacts/contact-figures.ts";
import { isDatabaseAway, pool } from "./database.ts";
import { currentDirectory } from "./directory.ts";
import { handoverFigures } from "./handover-figures.ts";
import { figures as liveFigures } from "./live/figures.ts";
import { metrics } from "./metrics.ts";
import { blockFigures } from "./policy/block-figures.ts";
import { readPool } from "./pool-figures.ts";
import { forbidden } from "./problem.ts";
import { processWide } from "./process-wide.ts";
import { liveHealth } from "./readiness.ts";
import { longestWaits } from "./reads/board-loads.ts";
import { timerFigures } from "./timer-figures.ts";
import { webhookFigures } from "./webhook-figures.ts";
import { readWork, workFigures } from "./work-figures.ts";

/** A program on this machine itself (lib/run/http-server.ts), or a key with the scope `admin`: through any proxy only the key. */
export async function requireMetricsReader(headers: Headers): Promise<void> {
  if (headers.get("x-baton-here") === "yes") return;
  const { identity } = await requireIdentity(headers);
  if (!identity.scopes?.includes("admin")) throw forbidden("Metrics need a key with the scope admin.");
}

/** Everything that is counted, in Prometheus' text form. While the database is away its figures are left as they were. */
export async function scrape(): Promise<{ text: string; contentType: string }> {
  const { registry, sockets } = metrics();
  declareAll();
  sockets.set(liveHealth()?.sockets ?? 0);
  readPool(pool());
  await Promise.all([readWork(), readContacts(), readWaits()]).catch((error: unknown) => {
    if (!isDatabaseAway(error)) throw error;
  });
  return { text: await registry.metrics(), contentType: registry.contentType };
}

/** What has not happened yet is told of too, as nothing. */
function declareAll(): void {
  for (const declare of [
    liveFigures,
    handoverFigures,
    blockFigures,
    contactFigures,
    timerFigures,
    webhookFigures,
    workFigures,
  ])
    declare();
  processWide("default-metrics", () => {
    collectDefaultMetrics({ register: metrics().registry });
    return true;
  });
}

/** Of each team the longest time that an open case has been waiting untaken; 0 when none waits. */
async function readWaits(): Promise<void> {
  const { teams, portfolios } = await currentDirectory();
  const waits = await longestWaits(Object.keys(teams), Object.keys(portfolios));
  const { waitingSeconds } = metrics();
  waitingSeconds.reset();
  for (const team of Object.keys(teams)) {
    const since = waits.get(team)?.since;
    waitingSeconds.set({ team }, since ? Math.max(0, Date.now() - Date.parse(since)) / 1_000 : 0);
  }
}
