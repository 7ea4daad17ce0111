"use client";
import { useState } from "react";
import { ChangedField } from "#components/case/changed-field.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { localOf } from "#components/case-acts/local-time.ts";
import {
  NextActionFields,
  type NextActionForm,
  noNextAction,
  readNextAction,
} from "#components/case-acts/next-action-fields.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { useTimeZone } from "#components/ui/clock.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

export function NextActionDialog({ onClose }: ActProps) {
  const timeZone = useTimeZone();
  const act = useAct("set-next-action", "next-action", noNextAction, onClose);
  return (
    <ActFrame
      act={act}
      title="Set the next action"
      go="Set next action"
      onGo={() => act.submit(readNextAction(act.value, timeZone))}
      onClose={onClose}
    >
      <NextActionFields {...act} />
      <SetMeanwhile mine={act.value} change={act.change} />
    </ActFrame>
  );
}

/** Somebody else set one while this form was open: both stand, and the person chooses. */
function SetMeanwhile({ mine, change }: { mine: NextActionForm; change: (next: NextActionForm) => void }) {
  const { state, live, me, names } = useOpenCase();
  const timeZone = useTimeZone();
  const { nextAction } = state;
  const [known, setKnown] = useState(nextAction?.version ?? 0);
  const event = live.events.find((one) => one.version === nextAction?.version);
  if (!nextAction || !event || nextAction.version <= known || event.actor.id === me.id) return null;
  const takeTheirs = () => {
    change({ what: nextAction.what, dueAt: localOf(nextAction.dueAt, timeZone) });
    setKnown(nextAction.version);
  };
  return (
    <ChangedField
      theirs={
        <>
          {nextAction.what}, <TimeText at={nextAction.dueAt} />
        </>
      }
      by={event.actor.kind === "user" ? names.person(event.actor.id) : "somebody else"}
      at={<TimeText at={event.at} as="time" />}
      yours={mine.what || "nothing yet"}
      onTheirs={takeTheirs}
      onMine={() => setKnown(nextAction.version)}
    />
  );
}
