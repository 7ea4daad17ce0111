"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Combobox } from "#components/ui/combobox.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { api } from "#lib/client/api.ts";
import { useOpenCase } from "#lib/client/open-case.ts";
import { VIEWS, type View } from "#lib/client/queue-filter.ts";
import type { QueueRow } from "#lib/domain/queue-row.ts";

type Found = { key: string; words: string; aside: string; href: string };
const DEBOUNCE_MS = 150;

/** Ctrl K: a case by reference or name, a view, a place. The text goes in a request's body, never into a URL. */
export function Finder({ open, onOpen, onClose }: { open: boolean; onOpen: () => void; onClose: () => void }) {
  const router = useRouter();
  const openCase = useOpenCase();
  const [query, setQuery] = useState("");
  const cases = useFoundCases(open ? query : "");
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpen();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onOpen]);
  const groups = [
    { value: "Cases", items: cases.data ?? [] },
    { value: "Go to", items: PLACES.filter((place) => place.words.toLowerCase().includes(query.toLowerCase())) },
  ].filter((group) => group.items.length > 0);
  return (
    <Dialog open={open} onClose={onClose} title="Find" body="flush">
      <Combobox<Found>
        label="Find a case by reference or name, or a view"
        query={query}
        onQuery={setQuery}
        groups={groups}
        itemKey={(item) => item.key}
        itemWords={(item) => item.words}
        renderItem={(item) => (
          <>
            <span>{item.words}</span>
            <span className="push ink2">{item.aside}</span>
          </>
        )}
        onChoose={(item) => {
          onClose();
          setQuery("");
          if (item.aside.startsWith("C-")) openCase(item.href);
          else router.push(item.href);
        }}
        empty={cases.isError ? "Search did not answer. Try again." : cases.isFetching ? "Searching" : "Nothing found"}
      />
    </Dialog>
  );
}

const PLACES: Found[] = [
  ...(Object.keys(VIEWS) as View[]).map((view) => ({
    key: `view-${view}`,
    words: VIEWS[view],
    aside: "View",
    href: `/queue?view=${view}`,
  })),
  { key: "inbox", words: "Inbox", aside: "Place", href: "/inbox" },
];

function useFoundCases(query: string) {
  const text = useDebounced(query.trim());
  return useQuery({
    queryKey: ["search", text],
    enabled: text.length > 1,
    gcTime: 0,
    queryFn: async () => {
      const { items } = await api.post<{ items: QueueRow[] }>("/cases/search", { text });
      return items.slice(0, 12).map((row) => ({
        key: row.ref,
        words: row.customerName,
        aside: row.ref,
        href: `/cases/${row.ref}`,
      }));
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
