"use client";
import { type InfiniteData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral } from "nuqs";
import type { InboxItem, InboxPage } from "../domain/inbox.ts";
import { NOTICE_SUBJECTS, type NoticeSubject } from "../domain/notice-subjects.ts";
import { api } from "./api.ts";
import { keys } from "./queries.ts";

export type InboxPages = InfiniteData<InboxPage, string>;

export const INBOX_STATES = { open: "Open", unread: "Unread", done: "Done" } as const;
export type InboxState = keyof typeof INBOX_STATES;
export type InboxFilter = { state: InboxState; about: NoticeSubject | null };

/** The filter in the address, so that it can be kept and gone back to. */
export const inboxParsers = {
  state: parseAsStringLiteral(Object.keys(INBOX_STATES) as InboxState[]).withDefault("open"),
  about: parseAsStringLiteral(Object.keys(NOTICE_SUBJECTS) as NoticeSubject[]),
};

export const inboxKey = (filter: InboxFilter) => [...keys.inbox, "list", filter] as const;

export function useInbox(filter: InboxFilter) {
  return useInfiniteQuery({
    queryKey: inboxKey(filter),
    queryFn: ({ pageParam, signal }) => api.get<InboxPage>(pathOf(filter, pageParam), signal),
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }: InboxPage) => nextCursor,
  });
}

/** How much is open and unread, whatever is listed; undefined until it is known. */
export function useUnread(enabled = true): number | undefined {
  const { data } = useQuery({
    queryKey: [...keys.inbox, "unread"],
    queryFn: async ({ signal }) => (await api.get<InboxPage>("/inbox?state=unread&limit=1", signal)).unread,
    enabled,
  });
  return data;
}

/** Where a notice leads: its case, at the event that it is about. */
export function noticeHref({ ref, version }: Pick<InboxItem, "ref" | "version">): string {
  return `/cases/${ref}?event=${version}`;
}

function pathOf({ state, about }: InboxFilter, cursor: string): string {
  const search = new URLSearchParams({ state, limit: "50" });
  if (about) search.set("about", about);
  if (cursor) search.set("cursor", cursor);
  return `/inbox?${search}`;
}
