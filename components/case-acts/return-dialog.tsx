"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ReasonDialog } from "#components/case-acts/reason-dialog.tsx";

export function ReturnDialog(props: ActProps) {
  const { state, names } = useOpenCase();
  const to = state.previousOwner;
  const who = to?.user ? names.person(to.user) : to ? names.team(to.team) : "the owner before";
  return (
    <ReasonDialog
      {...props}
      command="return-case"
      title="Return the case"
      go="Return case"
      foot={`It goes back to ${who} at once, or to their team if they can no longer hold it.`}
    />
  );
}
