import { pool } from "./database.ts";
import { nodeId } from "./node-id.ts";
import { processWide } from "./process-wide.ts";

/** How a node's signal connection is named in `pg_stat_activity`; the node's id follows. */
export const LISTENER = "baton-listener";
const REMEMBERED_MS = 1_000;

export function listenerName(): string {
  return `${LISTENER} ${nodeId()}`;
}

type Remembered = { until: number; answer: Promise<boolean> };

/**
 * Whether another node listens for signals on this database, as of the last second: one that stands alone need not
 * signal. A node that has just come hears the first second's commits from the tail of the log.
 */
export function othersListen(now = performance.now()): Promise<boolean> {
  const memory = processWide<{ last: Remembered | null }>("others-listen", () => ({ last: null }));
  if (memory.last && now < memory.last.until) return memory.last.answer;
  const answer = askWhoListens();
  memory.last = { until: now + REMEMBERED_MS, answer };
  answer.catch(() => {
    memory.last = null;
  });
  return answer;
}

/** The ids of the nodes that listen now. */
export async function listeningNodes(): Promise<Set<string>> {
  const { rows } = await pool().query<{ node: string }>({
    name: "listening-nodes",
    text: `select substr(application_name, length($1) + 2) as node from pg_stat_activity
      where datname = current_database() and application_name like $1 || ' %'`,
    values: [LISTENER],
  });
  return new Set(rows.map(({ node }) => node));
}

async function askWhoListens(): Promise<boolean> {
  const { rows } = await pool().query<{ others: boolean }>({
    name: "others-listen",
    text: `select exists (select from pg_stat_activity where datname = current_database()
      and application_name like $1 and application_name <> $2) as others`,
    values: [`${LISTENER} %`, listenerName()],
  });
  return rows[0]?.others ?? true;
}
