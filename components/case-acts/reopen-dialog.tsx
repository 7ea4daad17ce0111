"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ReasonDialog } from "#components/case-acts/reason-dialog.tsx";

export function ReopenDialog(props: ActProps) {
  const { state, names } = useOpenCase();
  return (
    <ReasonDialog
      {...props}
      command="reopen-case"
      title="Reopen the case"
      go="Reopen case"
      foot={`It goes to ${names.team(state.owner.team)}, not taken, with a new first action due.`}
    />
  );
}
