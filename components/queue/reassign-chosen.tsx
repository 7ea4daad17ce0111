"use client";
import { UserRoundPen } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import type { SelectionActProps } from "#components/queue/selection-acts.ts";
import { Button } from "#components/ui/button.tsx";
import { useMe } from "#lib/client/queries.ts";

const ReassignDialog = dynamic(() => import("#components/board/reassign-dialog.tsx").then((m) => m.ReassignDialog));

/** Moves the chosen cases; the dialog shows what of them will move. For leads, who alone may. */
export function ReassignChosen({ refs, versions, onDone }: SelectionActProps) {
  const { data: me } = useMe();
  const [open, setOpen] = useState<{ refs: string[]; versions: Record<string, number> } | null>(null);
  const [isStarted, setStarted] = useState(false);
  if (me?.role !== "lead") return null;
  function close(): void {
    setOpen(null);
    if (isStarted) onDone();
  }
  return (
    <>
      <Button small icon={UserRoundPen} onClick={() => setOpen({ refs, versions: Object.fromEntries(versions) })}>
        Reassign
      </Button>
      {open ? <ReassignDialog {...open} onClose={close} onStarted={() => setStarted(true)} /> : null}
    </>
  );
}
