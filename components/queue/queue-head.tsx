"use client";
import { ArrowRight, ChevronDown } from "lucide-react";
import { ExportList } from "#components/queue/export-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Menu, MenuChoice, MenuRule } from "#components/ui/menu.tsx";
import { useNames } from "#lib/client/names.ts";
import { useMe, useTeams } from "#lib/client/queries.ts";
import { type QueueFilter, SORTS, type Sort, VIEWS, type View } from "#lib/client/queue-filter.ts";

const ORDER: Record<Sort, string> = {
  due: "Order: due first, then what has no date",
  balance: "Order: largest balance first",
  updated: "Order: last changed first",
};
const ANY = "any";

/** Which list this is and in what order, in words; the menu changes both. */
export function QueueHead({
  filter,
  onFilter,
  shown,
  more,
  onNext,
}: {
  filter: QueueFilter;
  onFilter: (change: Partial<QueueFilter>) => void;
  shown: number;
  more: boolean;
  onNext: () => void;
}) {
  const names = useNames();
  return (
    <div className="list-head">
      <div className="line">
        <h2 className="cut">
          {VIEWS[filter.view]} <span className="count">{more ? `${shown}+` : shown}</span>
        </h2>
        <ViewsMenu filter={filter} onFilter={onFilter} />
        <ExportList filter={filter} name={VIEWS[filter.view]} />
        <IconButton small label="Next case (N)" icon={ArrowRight} onClick={onNext} />
      </div>
      <p className="hint cut">
        {filter.team ? `${names.team(filter.team)}. ` : ""}
        {ORDER[filter.sort]}
      </p>
    </div>
  );
}

function ViewsMenu({ filter, onFilter }: { filter: QueueFilter; onFilter: (change: Partial<QueueFilter>) => void }) {
  const { data: me } = useMe();
  const { data: teams = [] } = useTeams();
  const readable = teams.filter((team) => team.portfolios.some((one) => me?.portfolios.includes(one)));
  return (
    <Menu
      trigger={
        <Button kind="quiet" small className="push">
          Views
          <ChevronDown className="i" />
        </Button>
      }
    >
      <MenuChoice<View>
        label="View"
        value={filter.view}
        options={options(VIEWS)}
        onChange={(view) => onFilter({ view })}
      />
      <MenuRule />
      <MenuChoice<Sort>
        label="Order"
        value={filter.sort}
        options={options(SORTS)}
        onChange={(sort) => onFilter({ sort })}
      />
      <MenuRule />
      <MenuChoice<string>
        label="Team"
        value={filter.team ?? ANY}
        options={[
          { value: ANY, label: "Any team" },
          ...readable.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        onChange={(team) => onFilter({ team: team === ANY ? null : team })}
      />
    </Menu>
  );
}

function options<Key extends string>(table: Record<Key, string>): { value: Key; label: string }[] {
  return (Object.keys(table) as Key[]).map((value) => ({ value, label: table[value] }));
}
