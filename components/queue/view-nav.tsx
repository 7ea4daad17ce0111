"use client";
import type { ViewScreen } from "#components/queue/use-view-acts.ts";
import { countWords } from "#components/queue/view-menu.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { VIEWS, type View } from "#lib/client/queue-filter.ts";
import type { SavedView } from "#lib/client/saved-views.ts";
import type { QueueState } from "#lib/client/use-queue-filter.ts";
import { useViewCounts } from "#lib/client/view-counts.ts";

/** Beside the table: our views with their counts, then what is pinned, then the other saved ones. */
export function ViewNav({ state, screen }: { state: QueueState; screen: ViewScreen }) {
  const { counts, at } = useViewCounts();
  const current = state.saved?.id ?? state.filter?.view;
  const [pinned, others] = [screen.views.filter(isPinned), screen.views.filter((one) => !isPinned(one))];
  return (
    <nav className="views" aria-label="Views">
      <h2>Views</h2>
      {(Object.keys(VIEWS) as View[]).map((view) => (
        <button
          key={view}
          type="button"
          aria-current={current === view ? "page" : undefined}
          onClick={() => state.choose(view)}
        >
          <span className="cut">{VIEWS[view]}</span>
          <span className="count">{counts ? countWords(counts[view]) : ""}</span>
        </button>
      ))}
      <SavedGroup title="Pinned" views={pinned} current={current} choose={state.choose} />
      <SavedGroup title="Saved" views={others} current={current} choose={state.choose} />
      {at > 0 ? (
        <p className="hint views-at">
          Counts at <TimeText at={new Date(at).toISOString()} as="time" />
        </p>
      ) : null}
    </nav>
  );
}

function isPinned({ pinned }: SavedView): boolean {
  return pinned !== null;
}

function SavedGroup({
  title,
  views,
  current,
  choose,
}: {
  title: string;
  views: SavedView[];
  current: string | undefined;
  choose: (view: string) => void;
}) {
  if (views.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      {views.map(({ id, name, description, team }) => (
        <button
          key={id}
          type="button"
          title={description || undefined}
          aria-current={current === id ? "page" : undefined}
          onClick={() => choose(id)}
        >
          <span className="cut">{name}</span>
          {team ? <span className="count">Team</span> : null}
        </button>
      ))}
    </>
  );
}
