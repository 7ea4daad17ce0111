import { Check, CircleAlert, Clock, Pause } from "lucide-react";
import type { ComponentType } from "react";
import { stateWords } from "#components/import/import-words.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { ImportState, ImportView } from "#lib/client/imports.ts";

const ICONS: Record<ImportState, ComponentType<{ className?: string }>> = {
  staging: Clock,
  running: Clock,
  paused: Pause,
  done: Check,
  failed: CircleAlert,
};

/** A shape and a word; a dry run says so. */
export function ImportStateText({ of }: { of: Pick<ImportView, "state" | "dryRun"> }) {
  const Icon = ICONS[of.state];
  return (
    <span className="imp-state" data-state={of.state}>
      <Icon className="i" />
      {stateWords(of)}
      {of.dryRun ? <Badge>Dry run</Badge> : null}
    </span>
  );
}
