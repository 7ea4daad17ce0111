"use client";
import Link from "next/link";
import { useMe, useTeams } from "#lib/client/queries.ts";

/** Beside the list while no case is open: how to begin, and what waits in the person's teams. */
export function QueueStart() {
  const { data: me } = useMe();
  const { data: teams = [] } = useTeams();
  const mine = teams.filter((team) => me?.teams.includes(team.slug));
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="empty">
        <h1>Choose a case</h1>
        <p>J and K move along the list, Enter opens, N opens the next case in order.</p>
        {mine.length > 0 ? (
          <ul>
            {mine.map((team) => (
              <li key={team.slug}>
                <Link href={`/queue?view=waiting&team=${team.slug}`}>{team.name}: waiting, not taken</Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </main>
  );
}
