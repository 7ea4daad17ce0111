"use client";
import { ListFilter, X } from "lucide-react";
import { chipsOf } from "#components/queue/filter-words.ts";
import { Button } from "#components/ui/button.tsx";
import { useNames } from "#lib/client/names.ts";
import { usePortfolios } from "#lib/client/queries.ts";
import { type Narrowing, NO_NARROWING, type QueueFilter } from "#lib/client/queue-filter.ts";

/** What narrows the list, each to be taken away; and the way to more. */
export function FilterChips({
  filter,
  onFilter,
  onMore,
}: {
  filter: QueueFilter;
  onFilter: (change: Partial<Narrowing>) => void;
  onMore: () => void;
}) {
  const names = useFilterNames();
  const chips = chipsOf(filter, names);
  return (
    <div className="chips">
      {chips.length > 0 ? (
        <ul className="chips" aria-label="Filters">
          {chips.map(({ key, words }) => (
            <li key={key}>
              <Button small className="chip" onClick={() => onFilter({ [key]: null })}>
                <span className="sr">Remove filter </span>
                <span className="cut">{words}</span>
                <X className="i i--12" />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <Button small kind="quiet" icon={ListFilter} onClick={onMore}>
        {chips.length > 0 ? "Change filters" : "Filter"}
      </Button>
      {chips.length > 1 ? (
        <Button small kind="quiet" onClick={() => onFilter(NO_NARROWING)}>
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}

export function useFilterNames() {
  const names = useNames();
  const { data: portfolios } = usePortfolios();
  const portfolio = (slug: string) => portfolios?.find((one) => one.slug === slug)?.name ?? slug;
  return { ...names, portfolio };
}
