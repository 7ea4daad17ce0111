"use client";
import { Phone } from "lucide-react";
import { runFirst } from "#components/actions/action-keys.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import { Button } from "#components/ui/button.tsx";
import { useNow } from "#components/ui/clock.tsx";

const SOON_MS = 15 * 60_000;

/** In the header, when a planned call is due soon: what it is for, and the way to it. */
export function CallTask() {
  const { state } = useOpenCase();
  const { nextAction } = state;
  const due = nextAction?.call ? Date.parse(nextAction.dueAt) : null;
  const now = useNow(due);
  if (due === null || due - now > SOON_MS) return null;
  return <CallButton>Planned call</CallButton>;
}

/** Beside a planned call: when on both clocks, and the way to it. */
export function PlannedCall() {
  const { nextAction } = useOpenCase().state;
  if (!nextAction?.call) return null;
  return (
    <div className="line">
      <span className="ink2">
        <BothClocks at={nextAction.dueAt} />
      </span>
      <span className="push">
        <CallButton>Call</CallButton>
      </span>
    </div>
  );
}

function CallButton({ children }: { children: string }) {
  return (
    <Button small icon={Phone} keys="R" onClick={() => runFirst(["contact-call"])}>
      {children}
    </Button>
  );
}
