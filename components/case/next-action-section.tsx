"use client";
import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useOpenCase } from "#components/case/open-case.ts";
import { SideSection } from "#components/case/side-section.tsx";
import { whyNotAct } from "#components/case-acts/act-table.ts";
import { PlannedCall } from "#components/contact/call-task.tsx";
import { ClockBadge } from "#components/ui/clock-badge.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";

/** Loaded with the first contact that goes out. */
const PlannedContacts = dynamic(() =>
  import("#components/contact/planned-contacts.tsx").then((m) => m.PlannedContacts),
);

export function NextActionSection() {
  const { state, viewer, unsendable, openAct } = useOpenCase();
  const why = whyNotAct("next-action", viewer, state) ?? unsendable ?? undefined;
  const { nextAction, firstActionDueAt } = state;
  return (
    <SideSection
      title="Next action"
      aside={
        <IconButton
          small
          label="Set the next action"
          icon={Plus}
          disabled={why !== undefined}
          reason={why}
          onClick={() => openAct("next-action")}
        />
      }
    >
      {nextAction ? (
        <Todo words={nextAction.call ? `Call: ${nextAction.what}` : nextAction.what} due={nextAction.dueAt} />
      ) : null}
      <PlannedCall />
      {firstActionDueAt && !nextAction ? <Todo words="First action" due={firstActionDueAt} /> : null}
      {nextAction || firstActionDueAt ? null : <p className="ink3">Nothing is set.</p>}
      {state.contacts.length > 0 ? <PlannedContacts /> : null}
    </SideSection>
  );
}

function Todo({ words, due }: { words: string; due: string }) {
  return (
    <div className="line py-1">
      <span className="min-w-0 break-words">{words}</span>
      <span className="push">
        <ClockBadge due={due} />
      </span>
    </div>
  );
}
