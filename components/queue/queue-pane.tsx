"use client";
import { useQueryStates } from "nuqs";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { BufferBar } from "#components/case/buffer-bar.tsx";
import { QueueHead } from "#components/queue/queue-head.tsx";
import { QueueRows } from "#components/queue/queue-rows.tsx";
import { useCalmRows } from "#components/queue/use-calm-rows.ts";
import { useHeld } from "#components/queue/use-held.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { focusAfter } from "#lib/client/calm-list.ts";
import { setListDrawer, useListDrawer } from "#lib/client/list-drawer.ts";
import { useOpenCase, useOpenRef } from "#lib/client/open-case.ts";
import { useMe } from "#lib/client/queries.ts";
import { queueParsers, queueSearch, VIEWS } from "#lib/client/queue-filter.ts";
import { useShortcut } from "#lib/client/shortcuts.ts";
import { useQueue } from "#lib/client/use-queue.ts";

/** The list beside every case: one view, in its order, live, and never moving under pointer, focus or selection. */
export function QueuePane() {
  const [filter, setFilter] = useQueryStates(queueParsers);
  const { data: me } = useMe();
  const open = useOpenRef();
  const openCase = useOpenCase();
  const list = useRef<HTMLUListElement>(null);
  const drawer = useListDrawer();
  // Without an open case the list is the page; opening one closes the drawer.
  useEffect(() => setListDrawer(open === undefined), [open]);
  const teams = useMemo(
    () => [...new Set([...(me?.teams ?? []), ...(filter.team ? [filter.team] : [])])],
    [me, filter.team],
  );
  const queue = useQueue(filter, teams);
  const { held, handlers } = useHeld();
  const search = queueSearch(filter);
  const calm = useCalmRows(queue.rows, held, search);

  // Asked to show what waits, the list moves once, to how things are now.
  const { latest } = queue;
  const apply = useCallback(async () => {
    const focused = document.activeElement?.getAttribute("data-case");
    const rows = await latest();
    calm.apply(rows);
    const after = rows.map((row) => ({ row, ghost: false }));
    const to = focused && focusAfter(calm.rows, after, focused);
    if (to) requestAnimationFrame(() => focusRow(list.current, to));
  }, [calm, latest]);
  const step = useCallback((by: 1 | -1) => stepFocus(list.current, by), []);
  const nextCase = useCallback(() => {
    const refs = calm.rows.filter((one) => !one.ghost).map(({ row }) => row.ref);
    const next = refs[refs.indexOf(open ?? "") + 1] ?? refs[0];
    if (next) openCase(`/cases/${next}${search}`);
  }, [calm.rows, open, openCase, search]);
  useShortcut(
    "j",
    useCallback(() => step(1), [step]),
  );
  useShortcut(
    "k",
    useCallback(() => step(-1), [step]),
  );
  useShortcut("u", apply, calm.waiting > 0);
  useShortcut("n", nextCase);

  return (
    <aside
      className="list"
      id="queue"
      aria-label={VIEWS[filter.view]}
      tabIndex={-1}
      data-open={drawer || open === undefined ? "" : undefined}
    >
      <QueueHead
        filter={filter}
        onFilter={setFilter}
        shown={calm.rows.length}
        more={queue.hasNextPage}
        onNext={nextCase}
      />
      <BufferBar count={calm.waiting} onShow={apply} />
      {queue.isPending ? <Skeleton rows={8} label="Loading cases" /> : null}
      {queue.isError && queue.rows.length === 0 ? (
        <Notice
          kind="error"
          title="The list did not load."
          act={
            <Button small onClick={() => queue.refetch()}>
              Try again
            </Button>
          }
        >
          {queue.error.message}
        </Notice>
      ) : null}
      {queue.isSuccess && calm.rows.length === 0 ? <NothingHere view={filter.view} /> : null}
      <QueueRows
        list={list}
        rows={calm.rows}
        goneTo={calm.goneTo}
        held={held}
        open={open}
        search={search}
        onOpen={openCase}
        me={me}
        {...handlers}
        onMore={queue.hasNextPage ? () => queue.fetchNextPage() : undefined}
        busy={queue.isFetchingNextPage}
      />
    </aside>
  );
}

function NothingHere({ view }: { view: keyof typeof VIEWS }) {
  const [, setFilter] = useQueryStates(queueParsers);
  const elsewhere = view === "waiting" ? "mine" : "waiting";
  return (
    <Empty title={view === "mine" ? "No open case is yours" : "Nothing in this view"}>
      <button type="button" className="link" onClick={() => setFilter({ view: elsewhere, team: null })}>
        See {VIEWS[elsewhere].toLowerCase()}
      </button>
    </Empty>
  );
}

function rowLinks(list: HTMLUListElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("a[data-case]") ?? [])];
}

function focusRow(list: HTMLUListElement | null, ref: string): void {
  rowLinks(list)
    .find((link) => link.dataset.case === ref)
    ?.focus();
}

/** Moves focus along the rows; from elsewhere it goes to the open case's row, or the first. */
function stepFocus(list: HTMLUListElement | null, by: 1 | -1): void {
  const links = rowLinks(list);
  const at = links.indexOf(document.activeElement as HTMLElement);
  const current = links.findIndex((link) => link.closest("[aria-current]"));
  const next = at >= 0 ? at + by : current >= 0 ? current + by : 0;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
