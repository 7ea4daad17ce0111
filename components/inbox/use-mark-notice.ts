"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toastDone } from "#components/ui/toast.ts";
import { ApiProblem, api } from "#lib/client/api.ts";
import { type InboxFilter, type InboxPages, inboxKey } from "#lib/client/inbox.ts";
import { keys } from "#lib/client/queries.ts";
import type { InboxItem } from "#lib/domain/inbox.ts";

export type Mark = "done" | "read" | "unread";

/** Marks a notice at once, and notes that it was this person; done can be undone, and a failure brings it back. */
export function useMarkNotice(
  filter: InboxFilter,
  note: (notice: InboxItem, done: boolean) => void,
): (notice: InboxItem, mark: Mark) => void {
  const client = useQueryClient();
  return useCallback(
    (notice, mark) => {
      const say = async (state: Mark) => {
        note(notice, state === "done");
        // What was asked before this act, or is listed under other filters, does not know of it: it is asked for anew.
        const forget = () => client.removeQueries({ queryKey: [...keys.inbox, "list"], type: "inactive" });
        forget();
        await client.cancelQueries({ queryKey: inboxKey(filter) });
        client.setQueryData<InboxPages>(inboxKey(filter), (before) => before && marked(before, notice, state, filter));
        try {
          await api.post(`/inbox/${notice.ref}`, { state, version: notice.version });
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
          toastDone("Not marked: there was no answer");
          note(notice, notice.done);
        }
        forget();
        await client.invalidateQueries({ queryKey: keys.inbox });
      };
      void say(mark);
      if (mark === "done") toastDone("Done", { undo: () => void say(notice.read ? "read" : "unread") });
    },
    [client, filter, note],
  );
}

/** The pages as they will be: what no longer belongs under the filter goes, the rest changes in place. */
function marked(before: InboxPages, notice: InboxItem, state: Mark, filter: InboxFilter): InboxPages {
  const next = { ...notice, read: state !== "unread", done: state === "done" };
  const stays = filter.state === "done" ? next.done : !next.done;
  const items = (all: InboxItem[]) => all.flatMap((one) => (one.ref !== notice.ref ? [one] : stays ? [next] : []));
  return { ...before, pages: before.pages.map((page) => ({ ...page, items: items(page.items) })) };
}
