"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { NoticeKind } from "../domain/notices.ts";
import { liveSocket, useConnection } from "./connection.ts";
import { isPaused, noteWaiting, onResume } from "./pause.ts";
import { keys } from "./queries.ts";

export type HeardNotice = { kind: NoticeKind; ref: string; at: string };

/** Keeps the inbox current: the personal room says that something concerns this person. Paused, it waits for the resume. */
export function useNotices(onNotice: (notice: HeardNotice) => void): void {
  const client = useQueryClient();
  const { state } = useConnection();
  useEffect(() => {
    if (state !== "live") return;
    const socket = liveSocket();
    const refetch = () => void client.invalidateQueries({ queryKey: keys.inbox });
    const hear = (notice: HeardNotice) => {
      if (isPaused()) noteWaiting();
      else refetch();
      onNotice(notice);
    };
    socket.on("notify", hear);
    refetch();
    const stop = onResume(refetch);
    return () => {
      socket.off("notify", hear);
      stop();
    };
  }, [client, state, onNotice]);
}
