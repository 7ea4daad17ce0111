"use client";
import { useMemo } from "react";
import type { Partner } from "#components/shell/tour-words.tsx";
import { type PersonView, useMe, usePeople, useTeams } from "#lib/client/queries.ts";

/** Who sits at the second window: a specialist of another team that works this person's portfolios, else anybody there. */
export function usePartner(): Partner | null {
  const { data: me } = useMe();
  const { data: people } = usePeople();
  const { data: teams } = useTeams();
  return useMemo(() => {
    const works = teams?.filter(({ portfolios }) => portfolios.some((one) => me?.portfolios.includes(one))) ?? [];
    const others = works.filter(({ slug }) => !me?.teams.includes(slug));
    const meets = (person: PersonView) => person.active && others.some(({ slug }) => person.teams.includes(slug));
    const found = people?.filter(meets).toSorted(bySpecialistFirst)[0];
    const team = others.find(({ slug }) => found?.teams.includes(slug));
    return found && team ? { name: found.name, first: found.name.split(" ")[0] ?? found.name, team: team.name } : null;
  }, [me, people, teams]);
}

function bySpecialistFirst(a: PersonView, b: PersonView): number {
  const rank = ({ role, teams }: PersonView) =>
    role === "specialist" ? (teams[0] === "specialist-support" ? 0 : 1) : 2;
  return rank(a) - rank(b) || (a.id < b.id ? -1 : 1);
}
