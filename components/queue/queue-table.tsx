"use client";
import { ArrowRight, List } from "lucide-react";
import type { ReactNode } from "react";
import { ExportList } from "#components/queue/export-list.tsx";
import { FilterChips } from "#components/queue/filter-chips.tsx";
import { QueueNotices } from "#components/queue/queue-notices.tsx";
import { QueueTableRows } from "#components/queue/queue-table-rows.tsx";
import { countOf, hintOf, titleOf } from "#components/queue/queue-words.ts";
import type { QueueList } from "#components/queue/use-queue-list.ts";
import type { ViewScreen } from "#components/queue/use-view-acts.ts";
import { ViewMenu } from "#components/queue/view-menu.tsx";
import { ViewNav } from "#components/queue/view-nav.tsx";
import { Button } from "#components/ui/button.tsx";
import { useNames } from "#lib/client/names.ts";
import { VIEWS } from "#lib/client/queue-filter.ts";

/** The whole width for one list: views beside it, filters above it, a line a case. */
export function QueueTable({
  list,
  screen,
  onList,
  buffer,
  bar,
}: {
  list: QueueList;
  screen: ViewScreen;
  onList: () => void;
  buffer: ReactNode;
  bar: ReactNode;
}) {
  const { filter } = list;
  const names = useNames();
  return (
    <>
      <ViewNav state={list} screen={screen} />
      <main className="main queue-table" id="main" tabIndex={-1}>
        <header className="q-head">
          <div className="line">
            <h1 className="cut">{titleOf(list)}</h1>
            <span className="ink3">{countOf(list).long}</span>
            <span className="line push">
              <Button icon={List} keys="V" onClick={onList}>
                List view
              </Button>
              <Button kind="primary" icon={ArrowRight} keys="N" onClick={list.next}>
                Next case
              </Button>
            </span>
          </div>
          {filter ? (
            <div className="line wrap">
              <FilterChips filter={filter} onFilter={list.change} onMore={() => screen.setForm("filter")} />
              <span className="hint push">{hintOf(list, names.person, list.me?.id)}</span>
              <ViewMenu state={list} screen={screen} />
              <ExportList filter={filter} name={VIEWS[filter.view]} />
            </div>
          ) : null}
        </header>
        {buffer}
        <QueueNotices list={list} />
        <QueueTableRows list={list} />
        {bar}
      </main>
    </>
  );
}
