"use client";
import { OwnersList } from "#components/case/owners-section.tsx";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { useReturnTo } from "#components/case-acts/return-to.ts";
import { Dialog } from "#components/ui/dialog.tsx";

/** Who has been accountable for the case, and how long each. */
export function OwnersDialog({ onClose }: ActProps) {
  return (
    <Dialog open title="Owners" size="small" onClose={onClose} returnTo={useReturnTo()}>
      <OwnersList />
    </Dialog>
  );
}
