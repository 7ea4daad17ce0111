"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { announce } from "#components/ui/announce.ts";
import { ApiProblem, api } from "#lib/client/api.ts";
import { holdWhileLookedAt, showBrowserNotice } from "#lib/client/browser-notices.ts";
import { noticeHref } from "#lib/client/inbox.ts";
import { keys, useMe } from "#lib/client/queries.ts";
import { type HeardNotice, useNotices } from "#lib/client/use-notices.ts";
import type { InboxPage } from "#lib/domain/inbox.ts";
import type { NoticeKind } from "#lib/domain/notices.ts";

/** What concerns this person, as it happens: the inbox follows, it is said, and shown outside the tab if they chose so. */
export function Notices() {
  const { data: me } = useMe();
  const router = useRouter();
  const client = useQueryClient();
  const wanted = me?.preferences.notifications === true;
  useEffect(() => (wanted ? holdWhileLookedAt() : undefined), [wanted]);
  const hear = useCallback(
    (notice: HeardNotice) => {
      // What happens on the open case is said there.
      if (!location.pathname.endsWith(notice.ref)) void say(notice.kind);
      const open = async () => {
        await openItem(notice.ref, (href) => router.push(href));
        await client.invalidateQueries({ queryKey: keys.inbox });
      };
      if (wanted) void showBrowserNotice(notice, () => void open());
    },
    [wanted, router, client],
  );
  useNotices(hear);
  return null;
}

const UNNAMED = "News in your inbox";

/** The words come with the first notice; where they do not come, or a newer build names another kind, it is said that there is one. */
async function say(kind: NoticeKind): Promise<void> {
  const words = await import("#lib/domain/notices.ts").then(
    ({ NOTICE_KINDS }) => NOTICE_KINDS[kind]?.label,
    () => undefined,
  );
  announce(words ?? UNNAMED);
}

/** Opens the inbox item as a click in the inbox does: read, and at its event. Without an item, the inbox. */
async function openItem(ref: string, go: (href: string) => void): Promise<void> {
  try {
    const { items } = await api.get<InboxPage>("/inbox?limit=200");
    const item = items.find((one) => one.ref === ref);
    go(item ? noticeHref(item) : "/inbox");
    if (item) await api.post(`/inbox/${ref}`, { state: "read", version: item.version });
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    go("/inbox");
  }
}
