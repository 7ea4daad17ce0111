"use client";
import dynamic from "next/dynamic";
import { useEffect } from "react";
import { BufferBar } from "#components/case/buffer-bar.tsx";
import { QueueHead } from "#components/queue/queue-head.tsx";
import { QueueNotices } from "#components/queue/queue-notices.tsx";
import { QueueRows } from "#components/queue/queue-rows.tsx";
import { titleOf } from "#components/queue/queue-words.ts";
import { useIsTable, useSwitchForm } from "#components/queue/use-queue-form.ts";
import { useQueueList, useRowKeys } from "#components/queue/use-queue-list.ts";
import { useViewScreen } from "#components/queue/use-view-acts.ts";
import { ViewForms } from "#components/queue/view-forms.tsx";
import { useEver } from "#components/ui/use-ever.ts";
import { setListDrawer, useListDrawer } from "#lib/client/list-drawer.ts";

const SelectionBar = dynamic(() => import("#components/queue/selection-bar.tsx").then((m) => m.SelectionBar));
const QueueTable = dynamic(() => import("#components/queue/queue-table.tsx").then((m) => m.QueueTable));

/** The list beside every case, or the table in its place: one view, in its order, live, and never moving under pointer, focus or selection. */
export function QueuePane() {
  const list = useQueueList();
  const screen = useViewScreen(list);
  const isTable = useIsTable();
  const { change, hasRoom } = useSwitchForm(list.search);
  const drawer = useListDrawer();
  const { open, selection, calm } = list;
  // Without an open case the list is the page; opening one closes the drawer.
  useEffect(() => setListDrawer(open === undefined), [open]);
  useRowKeys(list.body);
  const { refs, versions } = selection;
  const bar = useEver(selection.count > 0) && (
    <SelectionBar refs={refs} versions={versions} {...selection.since(calm.rows)} onClear={selection.clear} />
  );
  const buffer = <BufferBar count={calm.waiting} why={whyWaits(selection.count)} onShow={list.apply} />;
  const forms = <ViewForms state={list} screen={screen} />;
  if (isTable)
    return (
      <>
        <QueueTable list={list} screen={screen} onList={change} buffer={buffer} bar={bar} />
        {forms}
      </>
    );
  return (
    <>
      <aside
        className="list"
        id="queue"
        aria-label={titleOf(list)}
        tabIndex={-1}
        data-open={drawer || open === undefined ? "" : undefined}
      >
        <QueueHead list={list} screen={screen} onTable={hasRoom ? change : undefined} />
        {buffer}
        <QueueNotices list={list} />
        <QueueRows list={list} />
        {bar}
      </aside>
      {forms}
    </>
  );
}

function whyWaits(selected: number): string | undefined {
  return selected > 0 ? "wait while you have a selection" : undefined;
}
