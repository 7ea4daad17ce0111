import type { AbsenceRow } from "../../domain/board.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { pool } from "../database.ts";
import { boardTeams } from "../reads/board-teams.ts";
import { readablePortfolios } from "../reads/readable-case.ts";
import { requireBoard } from "../reads/require-board.ts";

/** Absences of the reader's teams that are to come, under way, or over within the last fortnight and not yet put away. 403 for whom has neither a board nor people to administer. */
export async function listAbsences(viewer: Viewer, directory: Directory) {
  if (!isAdmin(viewer)) requireBoard(viewer);
  const { rows } = await pool().query<AbsenceRow>(
    `select a.id, a.person_id as person, a.team_slug as team, wire_time(lower(a.during)) as from,
       wire_time(upper(a.during)) as until, a.cover_id as cover, cardinality(a.moved) as moved,
       case when lower(a.during) > now() then 'to-come' when upper(a.during) > now() then 'under-way' else 'over' end as state,
       case when upper(a.during) > now() then '{}' else array(
         select c.ref from cases c where c.ref = any (a.moved) and c.lifecycle = 'open'
           and c.owner_user is not distinct from a.cover_id and c.portfolio = any ($2) order by c.ref) end as still
     from absences a where a.team_slug = any ($1) and a.given_back_at is null
       and upper(a.during) > now() - interval '14 days'
     order by lower(a.during), a.id limit 200`,
    [teamsOf(viewer, directory), readablePortfolios(viewer, directory)],
  );
  return { items: rows, nextCursor: null };
}

/** Admins record absences of every team, and see no cases. */
function teamsOf(viewer: Viewer, directory: Directory): string[] {
  return isAdmin(viewer) ? Object.keys(directory.teams) : boardTeams(viewer, directory);
}

function isAdmin(viewer: Viewer): boolean {
  return viewer.kind === "user" && viewer.role === "admin";
}
