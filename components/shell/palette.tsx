"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useRef, useState } from "react";
import { runFirst } from "#components/actions/action-keys.tsx";
import { FIND } from "#components/shell/palette-field.tsx";
import { type PaletteItem, paletteGroups } from "#components/shell/palette-items.ts";
import { announce } from "#components/ui/announce.ts";
import { Combobox } from "#components/ui/combobox.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { useLiveActions } from "#lib/client/actions.ts";
import { api } from "#lib/client/api.ts";
import { useOpenCase, useOpenRef } from "#lib/client/open-case.ts";
import { type Me, usePeople } from "#lib/client/queries.ts";
import { recentCases } from "#lib/client/recent-cases.ts";
import { useSavedViews } from "#lib/client/saved-views.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

const DEBOUNCE_MS = 150;

type PaletteProps = {
  me: Me;
  query: string;
  onQuery: (query: string) => void;
  onClose: () => void;
  /** It takes the place of a field that had focus, and what was typed there. */
  takesFocus: boolean;
};

/** What can be done here, with its key or why not, and the way to every case, view, place and colleague. What is typed goes in a request's body, never into a URL. */
export function Palette({ me, query, onQuery, onClose, takesFocus }: PaletteProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const cases = useFoundCases(query);
  const groups = useGroups(me, query, cases.data ?? []);
  const choose = useChoose(onClose);
  return (
    <Combobox<PaletteItem>
      label={FIND}
      inputRef={field}
      query={query}
      onQuery={onQuery}
      groups={groups}
      itemKey={(item) => item.id}
      itemWords={(item) => item.words}
      isDisabled={(item) => Boolean(item.why)}
      renderItem={(item) => <Line item={item} />}
      onChoose={choose}
      empty={cases.isError ? "Search did not answer. Try again." : cases.isFetching ? "Searching" : "Nothing found"}
    />
  );
}

function Line({ item }: { item: PaletteItem }) {
  return (
    <>
      <span>
        {item.words}
        {item.why ? <span className="pop-why">{item.why}</span> : null}
      </span>
      <span className="push line">
        {item.aside ? <span className="ink2">{item.aside}</span> : null}
        {item.keys ? (
          <>
            <span className="sr">, key {item.keys}</span>
            <Kbd keys={item.keys} />
          </>
        ) : null}
      </span>
    </>
  );
}

function useGroups(me: Me, query: string, found: { ref: string; name: string }[]) {
  const client = useQueryClient();
  const live = useLiveActions();
  const caseRef = useOpenRef();
  const { data: views = [] } = useSavedViews();
  const { data: people = [] } = usePeople();
  return useMemo(
    () => paletteGroups(query, { me, live, caseRef, views, people, recent: recentCases(client), found }),
    [query, me, live, caseRef, views, people, client, found],
  );
}

/** What is off says why and leaves the palette open. */
function useChoose(onClose: () => void): (item: PaletteItem) => void {
  const router = useRouter();
  const openCase = useOpenCase();
  return ({ why, to }) => {
    if (why) return announce(why, { urgent: true });
    onClose();
    if ("caseRef" in to) openCase(`/cases/${to.caseRef}`);
    else if ("href" in to) router.push(to.href);
    // Once the palette has given focus back: the act's form takes it next.
    else requestAnimationFrame(() => requestAnimationFrame(() => runFirst([to.action])));
  };
}

function useFoundCases(query: string) {
  const text = useDebounced(query.trim());
  return useQuery({
    queryKey: ["search", text],
    enabled: text.length > 1,
    gcTime: 0,
    queryFn: async () => {
      const { items } = await api.post<{ items: QueueRow[] }>("/cases/search", { text });
      return items.slice(0, 12).map(({ ref, customerName }) => ({ ref, name: customerName }));
    },
  });
}

function useDebounced(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
