"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { type AdminTeam, useAdminTeams } from "#components/admin/admin-data.ts";
import { AdminPage } from "#components/admin/admin-page.tsx";
import { DutyDialog } from "#components/admin/duty-dialog.tsx";
import { FallbackLine } from "#components/admin/fallback-line.tsx";
import { TeamFormDialog } from "#components/admin/team-form-dialog.tsx";
import { TeamsTable } from "#components/admin/teams-table.tsx";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";

export type TeamAct = { is: "add" } | { is: "change" | "duty"; team: AdminTeam };

/** The teams, their clocks, and who is on duty. */
export function TeamsPage() {
  const query = useAdminTeams();
  const teams = query.data;
  const [act, setAct] = useState<TeamAct | null>(null);
  const close = () => setAct(null);
  return (
    <AdminPage
      title="Teams and duty"
      count={teams?.length}
      of={query}
      notice={<FallbackLine />}
      act={
        <Button kind="primary" icon={Plus} onClick={() => setAct({ is: "add" })}>
          Add a team
        </Button>
      }
    >
      {teams?.length === 0 ? (
        <Empty title="No team yet">Add the first one; portfolios and people come after it.</Empty>
      ) : (
        <TeamsTable teams={teams ?? []} onAct={setAct} />
      )}
      {act?.is === "add" ? <TeamFormDialog onClose={close} /> : null}
      {act?.is === "change" ? <TeamFormDialog team={act.team} onClose={close} /> : null}
      {act?.is === "duty" ? <DutyDialog slug={act.team.slug} onClose={close} /> : null}
    </AdminPage>
  );
}
