"use client";
import { useCallback, useMemo, useState } from "react";
import { announce } from "#components/ui/announce.ts";
import { toastDone } from "#components/ui/toast.ts";
import { useActions } from "#lib/client/actions.ts";
import { ApiProblem } from "#lib/client/api.ts";
import { MOST_PINNED, type SavedView, useSavedViews, useViewActs, type ViewDraft } from "#lib/client/saved-views.ts";
import type { QueueState } from "#lib/client/use-queue-filter.ts";

export type ViewForm = "keep" | "rename" | "filter" | null;

/** What can be done with the view on the screen, and which of its forms is open. */
export function useViewScreen({ filter, saved, choose }: QueueState) {
  const acts = useViewActs();
  const { data: views = [] } = useSavedViews();
  const [form, setForm] = useState<ViewForm>(null);
  const close = useCallback(() => setForm(null), []);
  useActions(
    useMemo(() => ({ filter: { run: () => setForm("filter") }, "keep-view": { run: () => setForm("keep") } }), []),
  );
  const keep = async (draft: ViewDraft) => {
    if (!filter) return;
    const view = await acts.keep(draft, filter);
    choose(view.id);
    toastDone(`View "${view.name}" saved`);
  };
  const rename = async (draft: ViewDraft) => {
    if (saved) await acts.change(saved.id, draft);
  };
  const keepChanges = () =>
    said(async () => {
      if (!saved || !filter) return;
      await acts.change(saved.id, {}, filter);
      choose(saved.id);
      toastDone(`View "${saved.name}" changed`);
    });
  const drop = (view: SavedView) =>
    said(async () => {
      // Away from it first: nobody asks again for what is gone.
      if (saved?.id === view.id) choose("mine");
      await acts.drop(view.id);
      const undo = () => said(async () => void (await acts.restore(view.id)));
      toastDone(`View "${view.name}" deleted`, { undo });
    });
  const pinned = views.filter((one) => one.pinned !== null).map(({ id }) => id);
  const pin = (view: SavedView) =>
    said(async () => {
      const ids = pinned.includes(view.id) ? pinned.filter((id) => id !== view.id) : [...pinned, view.id];
      if (ids.length > MOST_PINNED) return announce(`At most ${MOST_PINNED} views are pinned.`, { urgent: true });
      await acts.pin(ids);
    });
  return { views, form, setForm, close, keep, rename, keepChanges, drop, pin };
}
export type ViewScreen = ReturnType<typeof useViewScreen>;

/** Does it; what the server refuses is said. */
async function said(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    announce(problem.message, { urgent: true });
    toastDone(problem.message);
  }
}
