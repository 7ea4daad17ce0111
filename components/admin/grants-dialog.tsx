"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ActDialog } from "#components/admin/act-dialog.tsx";
import {
  type AdminPortfolio,
  type AdminTeam,
  type Moved,
  useAdminPortfolios,
  useAdminTeams,
  useRefresh,
  useUnseenMoves,
} from "#components/admin/admin-data.ts";
import { MovesPreview, movedWords } from "#components/admin/moves-preview.tsx";
import { ProblemNotice } from "#components/admin/problem-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { toastDone } from "#components/ui/toast.ts";
import { api } from "#lib/client/api.ts";

/** Which teams work the portfolio. Giving is done at once; revoking first shows what moves. */
export function GrantsDialog({ slug, onClose }: { slug: string; onClose: () => void }) {
  const portfolio = useAdminPortfolios().data?.find((one) => one.slug === slug);
  const { data: teams = [] } = useAdminTeams();
  const [losing, setLosing] = useState<AdminTeam | null>(null);
  if (!portfolio) return null;
  if (losing) return <RevokeDialog portfolio={portfolio} team={losing} onClose={() => setLosing(null)} />;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Grants of ${portfolio.name}`}
      foot={
        <Button kind="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <table className="table">
        <caption className="sr">Teams</caption>
        <thead>
          <tr>
            <th scope="col">Team</th>
            <th scope="col">Standing</th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => (
            <GrantRow key={team.slug} portfolio={portfolio} team={team} onRevoke={() => setLosing(team)} />
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

type RowProps = { portfolio: AdminPortfolio; team: AdminTeam; onRevoke: () => void };

function GrantRow({ portfolio, team, onRevoke }: RowProps) {
  const refresh = useRefresh();
  const give = useMutation({
    mutationFn: () => api.put(`/admin/teams/${team.slug}/grants/${portfolio.slug}`, {}),
    onSuccess: refresh,
  });
  const granted = portfolio.teams.includes(team.slug);
  const isDefault = portfolio.defaultTeam === team.slug;
  return (
    <tr>
      <th scope="row">{team.name}</th>
      <td>
        {isDefault ? "Granted, default team" : granted ? "Granted" : <span className="ink3">Not granted</span>}
        {give.error ? <ProblemNotice error={give.error} /> : null}
      </td>
      <td>
        {granted ? (
          <Button
            small
            aria-label={`Revoke from ${team.name}`}
            disabled={isDefault}
            reason={isDefault ? "New cases go to this team. Change the default team first." : undefined}
            onClick={onRevoke}
          >
            Revoke
          </Button>
        ) : (
          <Button small aria-label={`Grant to ${team.name}`} busy={give.isPending} onClick={() => give.mutate()}>
            Grant
          </Button>
        )}
      </td>
    </tr>
  );
}

function RevokeDialog({ portfolio, team, onClose }: Omit<RowProps, "onRevoke"> & { onClose: () => void }) {
  const path = `/admin/teams/${team.slug}/grants/${portfolio.slug}`;
  const unseen = useUnseenMoves(`${path}/moves`);
  return (
    <ActDialog
      title={`Revoke ${portfolio.name} from ${team.name}`}
      go="Revoke"
      onClose={onClose}
      reason={unseen}
      act={() => api.delete<Moved>(path)}
      onDone={({ moved }) => {
        toastDone(`${portfolio.name} was revoked from ${team.name}. ${movedWords(moved)}`);
        onClose();
      }}
    >
      <p>Its members can no longer read these cases, unless another of their teams is granted the portfolio.</p>
      <MovesPreview path={`${path}/moves`} />
    </ActDialog>
  );
}
