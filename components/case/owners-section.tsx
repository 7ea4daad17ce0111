"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { Fact, Facts, SideSection } from "#components/case/side-section.tsx";
import { useNow } from "#components/ui/clock.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import { spanWords } from "#components/ui/time-words.ts";
import { type OwnershipRange, useOwnership } from "#lib/client/queries.ts";

const NEWEST = 5;

/** Who was accountable, newest first, how long each, and how long nobody had taken the case. */
export function OwnersSection() {
  return (
    <SideSection title="Owners" aside={<NotTaken />}>
      <OwnersList most={NEWEST} />
    </SideSection>
  );
}

export function OwnersList({ most }: { most?: number }) {
  const { me, names, state, openAct } = useOpenCase();
  const { data, isError } = useRanges();
  const now = useNow();
  if (isError) return <p className="ink3">Unavailable</p>;
  if (!data) return <p className="ink3">Loading</p>;
  const newestFirst = data.toReversed();
  const rest = most === undefined ? 0 : Math.max(0, newestFirst.length - most);
  return (
    <Facts>
      {newestFirst.slice(0, most).map((range) => (
        <Fact key={range.from} term={range.user ? nameOf(range.user, me.id, names.person) : "Not taken"}>
          {range.until === null ? (
            <>
              Since <TimeText at={range.since} />, {names.team(range.team)}
            </>
          ) : (
            `${spanWords(lengthOf(range, now))}, ${names.team(range.team)}`
          )}
        </Fact>
      ))}
      {state.handover && most !== undefined ? (
        <Fact term={state.handover.toUser ? names.person(state.handover.toUser) : names.team(state.handover.toTeam)}>
          Offered <TimeText at={state.handover.offeredAt} as="time" />, not yet accepted
        </Fact>
      ) : null}
      {rest > 0 ? (
        <Fact term={`${rest} more`}>
          <button type="button" className="link" onClick={() => openAct("owners")}>
            Show all owners
          </button>
        </Fact>
      ) : null}
    </Facts>
  );
}

function NotTaken() {
  const { data } = useRanges();
  const now = useNow();
  if (!data) return null;
  const total = data.filter((range) => range.user === null).reduce((sum, range) => sum + lengthOf(range, now), 0);
  return `Not taken: ${spanWords(total)} in total`;
}

function useRanges() {
  const { caseRef, state } = useOpenCase();
  return useOwnership(caseRef, state.owners.at(-1)?.version ?? 1);
}

function lengthOf({ since, until }: OwnershipRange, now: number): number {
  return (until === null ? now : Date.parse(until)) - Date.parse(since);
}

function nameOf(id: string, me: string, person: (id: string) => string): string {
  return id === me ? "You" : person(id);
}
