import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { readableCase } from "./readable-case.ts";

/** One stretch of accountability: versions `[from, to)`, in the world from `since` until `until` (null: now). */
export type OwnershipRange = {
  team: string;
  user: string | null;
  from: number;
  to: number | null;
  since: string;
  until: string | null;
  seconds: number;
};

/** Who was accountable for the case at each version, oldest first, without gaps. */
export async function readOwnership(viewer: Viewer, ref: string): Promise<{ items: OwnershipRange[] }> {
  const { id } = await readableCase(viewer, ref);
  const { rows } = await pool().query<OwnershipRange>({
    name: "ownership",
    text: `select o.team, o.user_id as user, lower(o.during) as from, upper(o.during) as to,
             wire_time(began.occurred_at) as since, wire_time(ended.occurred_at) as until,
             extract(epoch from coalesce(ended.occurred_at, now()) - began.occurred_at)::float8 as seconds
           from ownership o
           join events began on began.case_id = o.case_id and began.version = lower(o.during)
           left join events ended on ended.case_id = o.case_id and ended.version = upper(o.during)
           where o.case_id = $1 order by lower(o.during)`,
    values: [id],
  });
  return { items: rows };
}
