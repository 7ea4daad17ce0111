"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api } from "./api.ts";
import { keys, type Me, type Preferences } from "./queries.ts";

/** Changes a preference at once here, and on the server for every device. */
export function usePrefer(): (change: Preferences) => void {
  const client = useQueryClient();
  return useCallback(
    (change) => {
      client.setQueryData<Me>(keys.me, (me) => me && { ...me, preferences: { ...me.preferences, ...change } });
      api.patch("/me/preferences", change).catch(() => client.invalidateQueries({ queryKey: keys.me }));
    },
    [client],
  );
}
