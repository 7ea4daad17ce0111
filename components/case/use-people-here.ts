"use client";
import { useEffect } from "react";
import type { Present } from "#components/case/presence-names.tsx";
import { setPeopleHere } from "#lib/client/people-here.ts";
import { type PresenceState, usePresence } from "#lib/client/use-presence.ts";

/** Says what this person does on the case; returns the others who are on it, or on another case of the customer. */
export function usePeopleHere(caseRef: string, me: string, doing: Exclude<PresenceState, "away">): Present[] {
  const people = usePresence(caseRef, doing);
  const here = people.filter((one) => one.on === undefined || one.on === caseRef).length;
  useEffect(() => setPeopleHere(Math.max(1, here)), [here]);
  useEffect(() => () => setPeopleHere(undefined), []);
  return people
    .filter((one) => one.id !== me)
    .map(({ id, name, state, on }) => ({ id: id + (on ?? ""), name, state, on }));
}
