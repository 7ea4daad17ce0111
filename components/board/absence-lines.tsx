"use client";
import { useState } from "react";
import { casesWords } from "#components/board/outcome-words.ts";
import { ReassignDialog } from "#components/board/reassign-dialog.tsx";
import { useEndAbsence } from "#components/board/use-absence.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { dayWords } from "#components/ui/time-words.ts";
import { useAbsences } from "#lib/client/board.ts";
import { useNames } from "#lib/client/names.ts";
import type { AbsenceRow } from "#lib/domain/board.ts";

/** Who is or will be away, and, once they are back, what is still with the cover. */
export function AbsenceLines({ may }: { may: boolean }) {
  const { data: absences = [] } = useAbsences();
  const shown = absences.filter(({ state, still }) => state !== "over" || still.length > 0);
  // The line goes with the last case that is given back; the dialog that tells of it stays.
  const [giving, setGiving] = useState<AbsenceRow | null>(null);
  return (
    <>
      {shown.map((absence) => (
        <AbsenceLine key={absence.id} absence={absence} may={may} onGive={() => setGiving(absence)} />
      ))}
      {giving ? (
        <ReassignDialog
          refs={giving.still}
          preset={{ toTeam: giving.team, to: giving.person, reason: "Back from absence." }}
          onClose={() => setGiving(null)}
        />
      ) : null}
    </>
  );
}

function AbsenceLine({ absence, may, onGive }: { absence: AbsenceRow; may: boolean; onGive: () => void }) {
  const names = useNames();
  const timeZone = useTimeZone();
  const { end, pending, problem } = useEndAbsence(absence.id);
  const { person, from, until, cover, state, still } = absence;
  const name = names.person(person);
  const last = dayWords(Date.parse(until) - 1, timeZone, Date.now());
  const covering = `cover ${cover ? names.person(cover) : "the queue"}`;
  return (
    <p className="board-line line wrap">
      <span>
        {state === "over" ? (
          <>
            <b className="b">{name}</b> is back: {casesWords(still.length)} still with the {covering}.
          </>
        ) : (
          <>
            <b className="b">{name}</b> is away{" "}
            {state === "to-come" ? `from ${dayWords(from, timeZone, Date.now())} ` : ""}
            until {last}, {covering}
            {state === "under-way" && absence.moved > 0 ? `, ${casesWords(absence.moved)} moved` : ""}.
          </>
        )}
        {problem ? <span className="error"> {problem}</span> : null}
      </span>
      {may ? (
        <span className="push line">
          {state === "over" ? (
            <Button small onClick={onGive}>
              Give back…
            </Button>
          ) : null}
          <Button small kind="quiet" busy={pending} onClick={end} aria-label={`${endWords(state)}: ${name}`}>
            {endWords(state)}
          </Button>
        </span>
      ) : null}
    </p>
  );
}

function endWords(state: AbsenceRow["state"]): string {
  return { "to-come": "Take back", "under-way": "End now", over: "Leave them there" }[state];
}
