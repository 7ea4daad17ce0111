"use client";
import { ArrowLeftRight, Phone } from "lucide-react";
import { ActsMenu } from "#components/case/acts-menu.tsx";
import { CaseBadges } from "#components/case/case-badges.tsx";
import { CaseFreshness } from "#components/case/case-freshness.tsx";
import { CopyRef } from "#components/case/copy-ref.tsx";
import { useOpenCase } from "#components/case/open-case.ts";
import { OwnerChip } from "#components/case/owner-chip.tsx";
import { PresenceNames, type Present } from "#components/case/presence-names.tsx";
import { useCaseKeys } from "#components/case/use-case-keys.ts";
import { useOwnerActs } from "#components/case/use-owner-acts.ts";
import { useOwnerTurn } from "#components/case/use-owner-turn.ts";
import { type ActId, whyNotAct } from "#components/case-acts/act-table.ts";
import { CallTask } from "#components/contact/call-task.tsx";
import { Button } from "#components/ui/button.tsx";
import { ClockBadge } from "#components/ui/clock-badge.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** Who this is, how fresh the screen is, who is accountable, and the acts. */
export function CaseHead({ people }: { people: Present[] }) {
  const { caseRef, state } = useOpenCase();
  const owner = useOwnerActs();
  const turn = useOwnerTurn();
  useCaseKeys(owner.take);
  return (
    <>
      <header className="head">
        <div className="line wrap">
          <h1 tabIndex={-1}>{state.customer.name}</h1>
          <CopyRef caseRef={caseRef} />
          <CaseBadges />
          <span className="line push">
            <CaseFreshness />
            <ActsMenu />
          </span>
        </div>
        <div className="line wrap">
          <OwnerChip owner={owner.facts} turn={turn} {...owner.acts} />
          <DueBadge />
          <CallTask />
          <PresenceNames people={people} />
          <span className="line push">
            <ActButton id="offer" icon={ArrowLeftRight} />
            <ActButton id="outcome" icon={Phone} primary />
          </span>
        </div>
      </header>
      {owner.lost ? (
        <Notice
          kind="warn"
          title={owner.lost.title}
          role="status"
          acts={
            <Button small onClick={owner.dismiss}>
              Understood
            </Button>
          }
        >
          {owner.lost.words}
        </Notice>
      ) : null}
    </>
  );
}

/** The clock that runs on the case; while an offer is open, the time to accept it. */
function DueBadge() {
  const { state } = useOpenCase();
  const { handover } = state;
  if (handover) return <ClockBadge due={handover.expiresAt} from={handover.offeredAt} to="to accept" showDue />;
  return state.dueAt ? <ClockBadge due={state.dueAt} showDue /> : null;
}

function ActButton({ id, icon, primary }: { id: "offer" | "outcome"; icon: typeof Phone; primary?: boolean }) {
  const { viewer, state, openAct, unsendable } = useOpenCase();
  const why = whyNotAct(id, viewer, state) ?? unsendable ?? undefined;
  const { label, keys } = FACES[id];
  return (
    <Button
      kind={primary ? "primary" : undefined}
      icon={icon}
      keys={keys}
      disabled={why !== undefined}
      reason={why}
      onClick={() => openAct(id)}
    >
      {label}
    </Button>
  );
}

const FACES = {
  offer: { label: "Hand over", keys: "H" },
  outcome: { label: "Log outcome", keys: "L" },
} satisfies Partial<Record<ActId, object>>;
