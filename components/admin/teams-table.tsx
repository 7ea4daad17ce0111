"use client";
import type { AdminTeam } from "#components/admin/admin-data.ts";
import { weekWords } from "#components/admin/hours-words.ts";
import type { TeamAct } from "#components/admin/teams-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { TableScroll } from "#components/ui/table-scroll.tsx";
import { useNames } from "#lib/client/names.ts";

export function TeamsTable({ teams, onAct }: { teams: AdminTeam[]; onAct: (act: TeamAct) => void }) {
  return (
    <TableScroll label="Teams">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">On duty now</th>
            <th scope="col">Hours</th>
            <th scope="col" className="num">
              First action
            </th>
            <th scope="col" className="num">
              Accept
            </th>
            <th scope="col" className="num">
              Members
            </th>
            <th scope="col" className="num">
              Portfolios
            </th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <tr key={team.slug}>
              <th scope="row">{team.name}</th>
              <td>
                <OnDuty team={team} />
              </td>
              <td>
                {weekWords(team.hours)} <span className="ink3">{team.timeZone}</span>
              </td>
              <td className="num">{team.firstActionMinutes} min</td>
              <td className="num">{team.acceptMinutes} min</td>
              <td className="num">{team.members}</td>
              <td className="num">{team.portfolios.length}</td>
              <td>
                <span className="line">
                  <Button small aria-label={`Change ${team.name}`} onClick={() => onAct({ is: "change", team })}>
                    Change
                  </Button>
                  <Button small aria-label={`Duty of ${team.name}`} onClick={() => onAct({ is: "duty", team })}>
                    Duty
                  </Button>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function OnDuty({ team }: { team: AdminTeam }) {
  const names = useNames();
  const now = new Date(useNow()).toISOString();
  const row = team.duty.find(({ from, until }) => from <= now && (until === null || now < until));
  if (!row) return <span className="ink3">Nobody: the fallback lead</span>;
  return (
    <>
      {names.person(row.lead)}
      {row.deputy ? <span className="ink2">, deputy {names.person(row.deputy)}</span> : null}
    </>
  );
}
