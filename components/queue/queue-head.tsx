"use client";
import { ArrowRight, Table } from "lucide-react";
import { ExportList } from "#components/queue/export-list.tsx";
import { FilterChips } from "#components/queue/filter-chips.tsx";
import { countOf, hintOf, titleOf } from "#components/queue/queue-words.ts";
import { SelectAll } from "#components/queue/select-row.tsx";
import type { QueueList } from "#components/queue/use-queue-list.ts";
import type { ViewScreen } from "#components/queue/use-view-acts.ts";
import { ViewMenu } from "#components/queue/view-menu.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { useNames } from "#lib/client/names.ts";
import { VIEWS } from "#lib/client/queue-filter.ts";

/** Which list this is, what narrows it and in what order, in words; the menu changes the view. */
export function QueueHead({
  list,
  screen,
  onTable,
}: {
  list: QueueList;
  screen: ViewScreen;
  /** Goes to the table; absent where there is no room for it. */
  onTable?: () => void;
}) {
  const { filter, selection } = list;
  const names = useNames();
  return (
    <div className="list-head">
      <div className="line">
        <h2 className="cut">
          {titleOf(list)} <span className="count">{countOf(list).short}</span>
        </h2>
        <ViewMenu state={list} screen={screen} />
        {onTable ? <IconButton small label="Table (V)" icon={Table} onClick={onTable} /> : null}
        <IconButton small label="Next case (N)" icon={ArrowRight} onClick={list.next} />
      </div>
      {filter ? (
        <>
          <div className="list-tools">
            <SelectAll
              words="Select all"
              loaded={list.calm.rows.length}
              chosen={selection.count}
              onAll={selection.all}
              onClear={selection.clear}
            />
            <FilterChips filter={filter} onFilter={list.change} onMore={() => screen.setForm("filter")} />
            <ExportList filter={filter} name={VIEWS[filter.view]} />
          </div>
          <p className="hint cut">{hintOf(list, names.person, list.me?.id)}</p>
        </>
      ) : null}
    </div>
  );
}
