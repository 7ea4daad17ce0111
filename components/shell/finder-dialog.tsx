"use client";
import { Palette } from "#components/shell/palette.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Me } from "#lib/client/queries.ts";

type FinderDialogProps = {
  me: Me;
  open: boolean;
  query: string;
  onQuery: (query: string) => void;
  onClose: () => void;
};

export function FinderDialog({ me, open, query, onQuery, onClose }: FinderDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Find" body="flush">
      <Palette me={me} query={query} onQuery={onQuery} onClose={onClose} takesFocus />
    </Dialog>
  );
}
