"use client";
import { ChevronDown, ListFilter, Pencil, Pin, PinOff, Save, Trash2 } from "lucide-react";
import type { ViewScreen } from "#components/queue/use-view-acts.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuChoice, MenuItem, MenuRule } from "#components/ui/menu.tsx";
import { SORTS, type Sort, VIEWS } from "#lib/client/queue-filter.ts";
import type { SavedView } from "#lib/client/saved-views.ts";
import type { QueueState } from "#lib/client/use-queue-filter.ts";
import { useViewCounts, type ViewCounts } from "#lib/client/view-counts.ts";

/** Which view, in what order, and what can be done with the one on the screen. */
export function ViewMenu({ state, screen }: { state: QueueState; screen: ViewScreen }) {
  const { counts } = useViewCounts();
  const { filter, saved, choose, change } = state;
  const current = saved?.id ?? filter?.view ?? "";
  return (
    <Menu
      trigger={
        <Button kind="quiet" small className="push">
          Views
          <ChevronDown className="i" />
        </Button>
      }
    >
      <MenuChoice label="View" value={current} options={ours(counts)} onChange={choose} />
      {screen.views.length > 0 ? (
        <>
          <MenuRule />
          <MenuChoice label="Saved" value={current} options={theirs(screen.views)} onChange={choose} />
        </>
      ) : null}
      <MenuRule />
      <MenuChoice<Sort>
        label="Order"
        value={filter?.sort ?? "due"}
        options={(Object.keys(SORTS) as Sort[]).map((value) => ({ value, label: SORTS[value] }))}
        onChange={(sort) => change({ sort })}
      />
      <MenuRule />
      <MenuItem icon={ListFilter} onClick={() => screen.setForm("filter")}>
        Filter the list
      </MenuItem>
      <ViewActs saved={saved} changed={state.changed} screen={screen} />
    </Menu>
  );
}

/** Acts on the view that is on the screen. */
export function ViewActs({
  saved,
  changed,
  screen,
}: {
  saved: SavedView | null;
  changed: boolean;
  screen: ViewScreen;
}) {
  const why = saved && !saved.mayChange ? "Only its owner or a lead of its team may change it." : undefined;
  return (
    <>
      <MenuItem icon={Save} onClick={() => screen.setForm("keep")}>
        Save as a new view
      </MenuItem>
      {saved ? (
        <>
          {changed ? (
            <MenuItem icon={Save} disabled={why !== undefined} reason={why} onClick={screen.keepChanges}>
              Save changes to {saved.name}
            </MenuItem>
          ) : null}
          <MenuItem icon={saved.pinned === null ? Pin : PinOff} onClick={() => screen.pin(saved)}>
            {saved.pinned === null ? "Pin" : "Unpin"} {saved.name}
          </MenuItem>
          <MenuItem icon={Pencil} disabled={why !== undefined} reason={why} onClick={() => screen.setForm("rename")}>
            Rename or share
          </MenuItem>
          <MenuItem icon={Trash2} disabled={why !== undefined} reason={why} onClick={() => screen.drop(saved)}>
            Delete {saved.name}
          </MenuItem>
        </>
      ) : null}
    </>
  );
}

function ours(counts: ViewCounts | undefined) {
  return Object.entries(VIEWS).map(([value, label]) => {
    const counted = counts?.[value as keyof typeof VIEWS];
    return { value, label, aside: counted ? countWords(counted) : undefined };
  });
}

function theirs(views: SavedView[]) {
  return views.map(({ id, name, team }) => ({ value: id, label: name, aside: team ? "Team" : undefined }));
}

export function countWords({ count, more }: { count: number; more: boolean }): string {
  return more ? `${count}+` : String(count);
}
