"use client";
import { useMemo } from "react";
import { useKeys } from "#components/admin/admin-data.ts";
import type { ChangeNames } from "#components/admin/change-words.ts";
import { useNames } from "#lib/client/names.ts";

/** The names in the audit, as they are today. */
export function useChangeNames(): ChangeNames {
  const { person, team } = useNames();
  const { data: keys } = useKeys();
  return useMemo(() => {
    const named = new Map(keys?.map(({ id, name }) => [id, name]));
    return { person, team, key: (id) => named.get(id) ?? (id === "env" ? "BATON_API_KEY" : "unknown") };
  }, [person, team, keys]);
}
