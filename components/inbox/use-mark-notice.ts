"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { toastDone } from "#components/ui/toast.tsx";
import { ApiProblem, api } from "#lib/client/api.ts";
import { keys, type Notice } from "#lib/client/queries.ts";

type Mark = "done" | "read" | "unread";

/** Marks a notice at once; done can be undone, and a failure brings it back. */
export function useMarkNotice(notice: Notice): (mark: Mark) => void {
  const client = useQueryClient();
  return useCallback(
    (mark) => {
      const say = async (state: Mark) => {
        client.setQueryData<Notice[]>(keys.inbox, (before) => before && marked(before, notice, state));
        try {
          await api.post(`/inbox/${notice.ref}`, { state, version: notice.version });
        } catch (error) {
          if (!(error instanceof ApiProblem)) throw error;
          toastDone("Not marked: there was no answer");
        }
        await client.invalidateQueries({ queryKey: keys.inbox });
      };
      void say(mark);
      if (mark === "done") toastDone("Done", { undo: () => void say(notice.read ? "read" : "unread") });
    },
    [client, notice],
  );
}

function marked(before: Notice[], notice: Notice, state: Mark): Notice[] {
  if (state === "done") return before.filter((one) => one.ref !== notice.ref);
  const next = { ...notice, read: state === "read" };
  return before.some((one) => one.ref === notice.ref)
    ? before.map((one) => (one.ref === notice.ref ? next : one))
    : [next, ...before];
}
