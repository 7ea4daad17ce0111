import type { Client } from "../database.ts";
import { EVENT_COLUMNS, type StoredEvent } from "../stored-event.ts";
import { type Finding, requireThat } from "./mismatch.ts";

/** An event with the remembered command that it names; the command's columns are null when there is none. */
export type RememberedEvent = StoredEvent & {
  answers_case: string | null;
  from_version: number | null;
  to_version: number | null;
};

const PAGE = 1_000;
/** What was told on another case of the customer is remembered here with this case's reference behind it (reach-cases.ts). */
const SELECT = `select e.*, c.case_id as answers_case, c.from_version, c.to_version
  from (select ${EVENT_COLUMNS} from events where case_id = $1 and version > $2 order by version limit ${PAGE}) e
  left join lateral (
    select case_id, from_version, to_version from commands
    where actor = e.actor_kind || ':' || e.actor_id
      and command_id = any(array[e.command_id, e.command_id || '~' || (select ref from cases where id = $1)])
    order by case_id = $1 desc limit 1) c on true
  order by e.version`;

/** The events of a case in order, a page in memory at a time. */
export async function* rememberedEvents(client: Client, caseId: string): AsyncGenerator<RememberedEvent> {
  let after = 0;
  for (;;) {
    const { rows } = await client.query<RememberedEvent>(SELECT, [caseId, after]);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.version ?? after;
  }
}

/** That the event is in the answer of the command it names, and that each answer is one whole run of events. */
export function checkCommand(event: RememberedEvent, before: RememberedEvent | null, caseId: string): void {
  const { version, answers_case, from_version: from, to_version: to } = event;
  requireThat(answers_case !== null && from !== null && to !== null, version, () => "its command is not remembered");
  requireThat(answers_case === caseId, version, () => "its command is remembered for another case");
  const within = from <= version && version <= to;
  requireThat(within, version, () => `its command's answer is #${from} to #${to}`);
  const goesOn = before !== null && before.command_id === event.command_id && actorOf(before) === actorOf(event);
  requireThat(goesOn === from < version, version, () =>
    goesOn
      ? `its command's answer begins here and not at #${version - 1}`
      : `its command's answer begins at #${from}, where another command is`,
  );
}

/** That the last command's answer ends with the log. */
export function checkLastCommand({ version, to_version }: RememberedEvent): void {
  requireThat(to_version === version, version, () => `its command's answer goes on to #${to_version}`);
}

/** Remembered commands whose answer is not in the log of their case: the first of each case. One that came to nothing has none. */
export async function strayCommands(client: Client, ref?: string): Promise<Finding[]> {
  const { rows } = await client.query<{ ref: string; from_version: number }>(
    `select distinct on (k.ref) k.ref, c.from_version
     from commands c join cases k on k.id = c.case_id
     where ($1::text is null or k.ref = $1) and c.to_version >= c.from_version and not exists (
       select from events e where e.case_id = c.case_id and e.version = c.from_version
         and c.command_id in (e.command_id, e.command_id || '~' || k.ref) and e.actor_kind || ':' || e.actor_id = c.actor)
     order by k.ref, c.from_version`,
    [ref ?? null],
  );
  return rows.map(({ ref, from_version: version }) => ({
    ref,
    version,
    what: "a remembered command's answer is not there",
  }));
}

function actorOf({ actor_kind, actor_id }: StoredEvent): string {
  return `${actor_kind}:${actor_id}`;
}
