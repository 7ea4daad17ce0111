"use client";
import { Download } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

const ExportDialog = dynamic(() => import("#components/export/export-dialog.tsx").then((m) => m.ExportDialog));

/** A list of cases as a file: the whole list that `filter` names (as `GET /cases` takes it), or the cases of `refs`. */
export function ExportList({
  filter,
  refs,
  name,
}: {
  filter: Record<string, unknown>;
  refs?: readonly string[];
  /** What the list is called on the screen. */
  name: string;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {refs ? (
        <Button small icon={Download} onClick={() => setOpen(true)}>
          Export
        </Button>
      ) : (
        <IconButton small label="Export this list" icon={Download} onClick={() => setOpen(true)} />
      )}
      {open ? (
        <ExportDialog
          title={refs ? "Export the chosen cases" : `Export ${name.toLowerCase()}`}
          path="/exports"
          body={refs ? { refs } : withoutNothing(filter)}
          onClose={() => setOpen(false)}
        >
          {refs ? `${refs.length} chosen` : "Every case of this list, not only what is on the screen"}: names, balances,
          owners and what is due, as a CSV file.
        </ExportDialog>
      ) : null}
    </>
  );
}

/** Filters that are not set are not asked for. */
function withoutNothing(filter: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
}
