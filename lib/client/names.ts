"use client";
import { useMemo } from "react";
import type { Names } from "../domain/describe.ts";
import { usePeople, useTeams } from "./queries.ts";

/** Names of people and teams, resolved when read. An id that is not known (yet) reads as what it is. */
export function useNames(): Names {
  const { data: people } = usePeople();
  const { data: teams } = useTeams();
  return useMemo(() => {
    const byId = new Map(people?.map((person) => [person.id, person.name]));
    const bySlug = new Map(teams?.map((team) => [team.slug, team.name]));
    return {
      person: (id) => byId.get(id) ?? (/^[0-9a-f-]{36}$/.test(id) ? "A colleague" : id),
      team: (slug) => bySlug.get(slug) ?? slug,
      debt: (id) => id,
    };
  }, [people, teams]);
}
