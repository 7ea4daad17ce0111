"use client";
import type { QueryClient } from "@tanstack/react-query";
import type { LiveCase } from "./apply-event.ts";
import { keys } from "./queries.ts";

const MOST = 8;
let refs: string[] = [];

/** Remembers that the case was opened, for as long as this window lives: names stand in memory only. */
export function noteOpened(ref: string): void {
  refs = [ref, ...refs.filter((one) => one !== ref)].slice(0, MOST);
}

/** The cases opened last in this window and still known here, newest first. */
export function recentCases(client: QueryClient): { ref: string; name: string }[] {
  return refs.flatMap((ref) => {
    const live = client.getQueryData<LiveCase>(keys.case(ref));
    return live ? [{ ref, name: live.state.customer.name }] : [];
  });
}
