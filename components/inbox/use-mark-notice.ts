"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toastDone } from "#components/ui/toast.ts";
import { ApiProblem, api } from "#lib/client/api.ts";
import { type InboxFilter, type InboxPages, inboxKey } from "#lib/client/inbox.ts";
import { keys } from "#lib/client/queries.ts";
import type { InboxItem } from "#lib/domain/inbox.ts";

export type Mark = "done" | "read" | "unread";

/** Marks a notice at once; done can be undone, and a failure brings it back. */
export function useMarkNotice(filter: InboxFilter): (notice: InboxItem, mark: Mark) => void {
  const client = useQueryClient();
  return useCallback(
    (notice, mark) => {
      const say = async (state: Mark) => {
        client.setQueryData<InboxPages>(inboxKey(filter), (before) => before && marked(before, notice, state, filter));
        try {
          await api.post(`/inbox/${notice.ref}`, { state, version: notice.version });
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
          toastDone("Not marked: there was no answer");
        }
        // Lists under other filters are asked for anew when they are looked at: what I did is no news to wait there.
        client.removeQueries({ queryKey: [...keys.inbox, "list"], type: "inactive" });
        await client.invalidateQueries({ queryKey: keys.inbox });
      };
      void say(mark);
      if (mark === "done") toastDone("Done", { undo: () => void say(notice.read ? "read" : "unread") });
    },
    [client, filter],
  );
}

/** The pages as they will be: what no longer belongs under the filter goes, the rest changes in place. */
function marked(before: InboxPages, notice: InboxItem, state: Mark, filter: InboxFilter): InboxPages {
  const next = { ...notice, read: state !== "unread", done: state === "done" };
  const stays = filter.state === "done" ? next.done : !next.done;
  const items = (all: InboxItem[]) => all.flatMap((one) => (one.ref !== notice.ref ? [one] : stays ? [next] : []));
  return { ...before, pages: before.pages.map((page) => ({ ...page, items: items(page.items) })) };
}
