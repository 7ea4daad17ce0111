"use client";
import dynamic from "next/dynamic";
import type { RevealField } from "#components/case/customer-section.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { api } from "#lib/client/api.ts";

const PurposeDialog = dynamic(() => import("#components/case/purpose-dialog.tsx").then((m) => m.PurposeDialog));

export type Revealed = { field: RevealField; value: string };

/** A contact point, birth date or reference, for a purpose. */
export function RevealDialog({
  field,
  name,
  onRevealed,
  onClose,
}: {
  field: RevealField;
  name: string;
  onRevealed: (revealed: Revealed) => void;
  onClose: () => void;
}) {
  const { caseRef } = useOpenCase();
  return (
    <PurposeDialog
      title={`Reveal ${name.toLowerCase()}`}
      act="Reveal"
      onPurpose={async (purpose) => {
        const { value } = await api.post<Revealed>(`/cases/${caseRef}/reveals`, { field, purpose });
        onRevealed({ field, value });
      }}
      onClose={onClose}
    />
  );
}
