"use client";
import dynamic from "next/dynamic";
import type { ViewScreen } from "#components/queue/use-view-acts.ts";
import type { QueueState } from "#lib/client/use-queue-filter.ts";

const FilterDialog = dynamic(() => import("#components/queue/filter-dialog.tsx").then((m) => m.FilterDialog));
const ViewDialog = dynamic(() => import("#components/queue/view-dialog.tsx").then((m) => m.ViewDialog));

/** The form that is open, loaded when it is first opened. */
export function ViewForms({ state, screen }: { state: QueueState; screen: ViewScreen }) {
  const { form, close, keep, rename } = screen;
  if (form === "filter" && state.filter)
    return <FilterDialog filter={state.filter} onFilter={state.change} onClose={close} />;
  if (form === "keep")
    return <ViewDialog view={null} title="Save this list as a view" go="Save view" onKeep={keep} onClose={close} />;
  if (form === "rename" && state.saved)
    return <ViewDialog view={state.saved} title="Rename or share" go="Save" onKeep={rename} onClose={close} />;
  return null;
}
