import type { CommitReference } from "../commits.ts";
import { pool } from "../database.ts";

/** Events in one page of the tail. */
export const AT_ONCE = 1_000;

type Cursor = { xid: string; position: string };
type Row = { case_id: string; version: number; xid: string; position: string };
export type Committed = { caseId: string; version: number };

/**
 * The tail of the log in the order (transaction, position), only as far as every older transaction has ended: nothing
 * can appear before the cursor any more. Whatever got lost on a faster way is found here.
 */
export class HealTail {
  #cursor: Cursor;

  private constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  /** A tail that begins now: older transactions have ended, and what they wrote is read by whoever joins. */
  static async fromNow(): Promise<HealTail> {
    const { rows } = await pool().query<{ xid: string }>("select pg_snapshot_xmin(pg_current_snapshot())::text as xid");
    return new HealTail({ xid: rows[0]?.xid ?? "0", position: "0" });
  }

  /** What was committed since the last read, oldest first; empty when there is no more for now. */
  async read(): Promise<Committed[]> {
    const { rows } = await pool().query<Row>({
      name: "heal-tail",
      text: `select case_id, version, xid::text, position::text from events
             where (xid, position) > ($1::xid8, $2::bigint) and xid < pg_snapshot_xmin(pg_current_snapshot())
             order by events.xid, events.position limit ${AT_ONCE}`,
      values: [this.#cursor.xid, this.#cursor.position],
    });
    const last = rows.at(-1);
    if (last) this.#cursor = { xid: last.xid, position: last.position };
    return rows.map(({ case_id: caseId, version }) => ({ caseId, version }));
  }
}

type ReferenceRow = Omit<CommitReference, "caseId"> & { case_id: string };

/** What a signal would have told of these versions: one reference for each case. */
export async function referencesTo(missed: Committed[]): Promise<CommitReference[]> {
  if (missed.length === 0) return [];
  const { rows } = await pool().query<ReferenceRow>({
    name: "heal-references",
    text: REFERENCES,
    values: [missed.map(({ caseId }) => caseId), missed.map(({ version }) => version)],
  });
  return rows.map(({ case_id: caseId, ...rest }) => ({ caseId, ...rest }));
}

/** Teams: who owns or is offered the case now, who owned it in these versions, and whom their handovers were offered to. */
const REFERENCES = `
  with span as (
    select m.case_id, min(m.version) as "from", max(m.version) as "to"
    from unnest($1::uuid[], $2::int[]) as m(case_id, version) group by m.case_id
  )
  select c.id as case_id, c.ref, c.portfolio, span."from", span."to",
    (select wire_time(e.at) from events e where e.case_id = c.id and e.version = span."to") as at,
    array(
      select c.owner_team
      union select c.offer_team where c.offer_team is not null
      union select o.team from ownership o
        where o.case_id = c.id and o.during && int4range(greatest(span."from" - 1, 1), span."to", '[]')
      union select h.data ->> 'toTeam' from events e
        join events h on h.case_id = e.case_id and h.type in ('handover-offered', 'handover-readdressed')
          and h.data ->> 'handoverId' = e.data ->> 'handoverId'
        where e.case_id = c.id and e.version between span."from" and span."to" and e.data ? 'handoverId'
    ) as teams,
    coalesce((select jsonb_agg(jsonb_build_object('person', n.person_id, 'kind', n.kind)) from notices n
      where n.case_id = c.id and n.version between span."from" and span."to"), '[]') as notices
  from span join cases c on c.id = span.case_id`;
