/** Contacts that Baton sends: what this process did of them, and what waits in the database. */
import { Counter, Gauge } from "prom-client";
import type { SentChannel } from "../../domain/contact-words.ts";
import { pool } from "../database.ts";
import { metrics } from "../metrics.ts";
import { processWide } from "../process-wide.ts";

const OUTCOMES = ["sent", "refused", "put-off", "unknown", "found", "blocked", "parked"] as const;
type Outcome = (typeof OUTCOMES)[number];
const MOST_COUNTED = 10_000;

export function contactFigures() {
  return processWide("contact-figures", makeFigures);
}

export function countContact(channel: SentChannel, outcome: Outcome): void {
  contactFigures().contacts.inc({ channel, outcome });
}

/** Sets what waits to what the database says now. */
export async function readContacts(): Promise<void> {
  const { outboxLag, parked, due, failed } = contactFigures();
  const { rows } = await pool().query<{ lag: number | null; parked: number; jobs: boolean }>({
    name: "contact-figures",
    text: `select ${OUTBOX_LAG} as lag, (${PARKED}) as parked, to_regclass('pgboss.queue') is not null as jobs`,
  });
  outboxLag.set(Math.max(0, rows[0]?.lag ?? 0));
  parked.set(rows[0]?.parked ?? 0);
  const jobs = rows[0]?.jobs ? await readJobs() : { due: 0, failed: 0 };
  due.set(jobs.due);
  failed.set(jobs.failed);
}

/** Seconds that the oldest row of the outbox has waited for the relay. */
export const OUTBOX_LAG = "(select extract(epoch from now() - min(created_at))::float8 from outbox)";

const PARKED = `select count(*)::int from (select from events p where p.type = 'contact-parked' and not exists (
    select from events l where l.case_id = p.case_id and l.version > p.version
      and l.type like 'contact-%' and l.data ->> 'contactId' = p.data ->> 'contactId') limit ${MOST_COUNTED}) parked`;

/** As pg-boss itself counted them within the last seconds. */
async function readJobs(): Promise<{ due: number; failed: number }> {
  const { rows } = await pool().query<{ due: number; failed: number }>({
    name: "contact-jobs",
    text: `select coalesce(sum(ready_count) filter (where name like 'send-contact-%'), 0)::int as due,
      coalesce(sum(failed_count), 0)::int as failed from pgboss.queue`,
  });
  return rows[0] ?? { due: 0, failed: 0 };
}

function makeFigures() {
  const registers = [metrics().registry];
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  return {
    contacts: new Counter({
      name: "baton_contacts_total",
      help: `Contacts that this process worked on, by channel and what came of it: ${OUTCOMES.join(", ")}.`,
      labelNames: ["channel", "outcome"],
      registers,
    }),
    outboxLag: gauge("baton_outbox_lag_seconds", "How long the oldest work of the outbox has waited for a worker."),
    parked: gauge(
      "baton_contacts_parked",
      `Contacts that are stuck until a person looks at them, counted up to ${MOST_COUNTED}.`,
    ),
    due: gauge(
      "baton_contacts_due",
      "Contacts that are due and wait for their provider's rate or a worker, as of the last seconds.",
    ),
    failed: gauge("baton_contact_jobs_failed", "Jobs of contacts that were given up for good, within the last hour."),
  };
}
