"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { liveSocket, useConnection } from "./connection.ts";
import { keys } from "./queries.ts";

/** Keeps the inbox current: the personal room says that something concerns this person. */
export function useNotices(onNotice?: (notice: { kind: string; ref: string }) => void): void {
  const client = useQueryClient();
  const { state } = useConnection();
  useEffect(() => {
    if (state !== "live") return;
    const socket = liveSocket();
    const hear = (notice: { kind: string; ref: string }) => {
      client.invalidateQueries({ queryKey: keys.inbox });
      onNotice?.(notice);
    };
    socket.on("notify", hear);
    client.invalidateQueries({ queryKey: keys.inbox });
    return () => {
      socket.off("notify", hear);
    };
  }, [client, state, onNotice]);
}
