import { collectDefaultMetrics } from "prom-client";
import { requireIdentity } from "./auth.ts";
import { isDatabaseAway, pool } from "./database.ts";
import { metrics } from "./metrics.ts";
import { forbidden } from "./problem.ts";
import { processWide } from "./process-wide.ts";
import { dueLagSeconds, liveHealth } from "./readiness.ts";

/** This machine itself, or a key with the scope `admin`. What a proxy on this machine passes on needs the key. */
export async function requireMetricsReader(headers: Headers): Promise<void> {
  if (isLoopback(headers.get("x-baton-address") ?? "") && !isPassedOn(headers)) return;
  const { identity } = await requireIdentity(headers);
  if (!identity.scopes?.includes("admin")) throw forbidden("Metrics need a key with the scope admin.");
}

/** Everything that is counted, in Prometheus' text form. While the database is away its figures are left as they were. */
export async function scrape(): Promise<{ text: string; contentType: string }> {
  const { registry, sockets } = metrics();
  processWide("default-metrics", () => {
    collectDefaultMetrics({ register: registry });
    return true;
  });
  sockets.set(liveHealth()?.sockets ?? 0);
  await readFromDatabase().catch((error: unknown) => {
    if (!isDatabaseAway(error)) throw error;
  });
  return { text: await registry.metrics(), contentType: registry.contentType };
}

async function readFromDatabase(): Promise<void> {
  const { waitingSeconds, dueLagSeconds: lag } = metrics();
  const [waits, lagNow] = await Promise.all([longestWaits(), dueLagSeconds()]);
  for (const { team, seconds } of waits) waitingSeconds.set({ team }, seconds);
  lag.set(lagNow);
}

/** Of each team the longest time that an open case has been waiting untaken; 0 when none waits. */
async function longestWaits(): Promise<{ team: string; seconds: number }[]> {
  const { rows } = await pool().query<{ team: string; seconds: number }>(
    `select t.slug as team, coalesce(extract(epoch from now() - min(began.occurred_at)), 0)::float8 as seconds
     from teams t
     left join cases c on c.owner_team = t.slug and c.lifecycle = 'open' and c.owner_user is null
     left join ownership o on o.case_id = c.id and upper_inf(o.during)
     left join events began on began.case_id = c.id and began.version = lower(o.during)
     group by t.slug`,
  );
  return rows;
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

/** Next itself says `x-forwarded-for` when no proxy did: then it is where the request came from. */
function isPassedOn(headers: Headers): boolean {
  const by = headers.get("x-forwarded-for");
  const elsewhere = by !== null && by !== headers.get("x-baton-address");
  return elsewhere || headers.has("forwarded") || headers.has("x-real-ip");
}
