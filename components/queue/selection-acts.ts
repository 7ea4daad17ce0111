import type { ComponentType } from "react";
import { CopyReferences } from "#components/queue/copy-references.tsx";
import { ExportChosen } from "#components/queue/export-chosen.tsx";
import { ReassignChosen } from "#components/queue/reassign-chosen.tsx";

/** What an act on chosen cases is given. `onDone` leaves the selection. */
export type SelectionActProps = {
  refs: string[];
  /** At which version each was chosen. */
  versions: ReadonlyMap<string, number>;
  onDone: () => void;
};

/** The acts of the selection bar, in its order; each is a button that opens what it needs. */
export const SELECTION_ACTS: { id: string; Act: ComponentType<SelectionActProps> }[] = [
  { id: "copy", Act: CopyReferences },
  { id: "export", Act: ExportChosen },
  { id: "reassign", Act: ReassignChosen },
];
