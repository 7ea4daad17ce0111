"use client";
import clsx from "clsx";
import { ArrowRight, Check, Clock, Lock, TriangleAlert, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { type OwnerTurn, TurnWords } from "#components/case/owner-turn.tsx";
import { Button } from "#components/ui/button.tsx";
import { Glyph } from "#components/ui/glyph.tsx";
import { Initials } from "#components/ui/initials.tsx";
import { TimeText } from "#components/ui/time-text.tsx";

/** Who is accountable now, as this viewer sees it. Instants are ISO strings. */
export type OwnerFacts =
  | { state: "you"; since: string }
  | { state: "other"; name: string; team?: string; since?: string }
  | { state: "waiting"; team: string; since: string; lead?: string }
  | { state: "out"; to: string; expiresAt: string }
  | { state: "in"; from: string; expiresAt: string }
  | { state: "between"; from: string; to: string; expiresAt: string }
  | { state: "taking" }
  | { state: "closed"; name: string };

export type OwnerActs = {
  onTake?: () => void;
  onWithdraw?: () => void;
  onAccept?: () => void;
  onDecline?: () => void;
  /** Opens the history of owners. */
  onOpen?: () => void;
  busy?: boolean;
};

type OwnerChipProps = { owner: OwnerFacts; form?: "head" | "row"; turn?: OwnerTurn } & OwnerActs;

/** One component on every surface. In rows the quiet states lose their box; offered and waiting keep theirs. */
export function OwnerChip({ owner, form = "head", turn, ...acts }: OwnerChipProps) {
  const settled = form === "row" ? rowWords(owner) : headWords(owner);
  const turned = isSettled(owner) ? turn : undefined;
  const words = turned ? <TurnWords turn={turned} settled={settled} /> : settled;
  return (
    <span
      className={clsx("owner", form === "row" && "owner--row")}
      data-state={owner.state}
      data-changed={turned?.shown ? "" : undefined}
      aria-busy={owner.state === "taking" || undefined}
    >
      {acts.onOpen ? (
        <button type="button" className="owner-words" onClick={acts.onOpen} aria-haspopup="dialog">
          {words}
        </button>
      ) : (
        <span className="owner-words">{words}</span>
      )}
      {form === "head" && hasActs(owner, acts) ? (
        <span className="owner-acts">
          <ChipActs owner={owner} acts={acts} />
        </span>
      ) : null}
    </span>
  );
}

/** An open offer, and taking, say more than where the case came from. */
function isSettled({ state }: OwnerFacts): boolean {
  return state === "you" || state === "other" || state === "waiting";
}

function hasActs({ state }: OwnerFacts, { onTake, onWithdraw, onAccept, onDecline }: OwnerActs): boolean {
  if (state === "waiting") return Boolean(onTake);
  if (state === "out") return Boolean(onWithdraw);
  return state === "in" && Boolean(onAccept && onDecline);
}

function ChipActs({ owner, acts }: { owner: OwnerFacts; acts: OwnerActs }) {
  const { busy } = acts;
  if (owner.state === "waiting") {
    return (
      <Button kind="primary" keys="A" busy={busy} onClick={acts.onTake}>
        Take
      </Button>
    );
  }
  if (owner.state === "out") {
    return (
      <Button small icon={Undo2} busy={busy} onClick={acts.onWithdraw}>
        Withdraw
      </Button>
    );
  }
  return (
    <>
      <Button kind="primary" icon={Check} keys="A" busy={busy} onClick={acts.onAccept}>
        Accept
      </Button>
      <Button keys="D" disabled={busy} onClick={acts.onDecline}>
        Decline
      </Button>
    </>
  );
}

function headWords(owner: OwnerFacts): ReactNode {
  switch (owner.state) {
    case "you":
      return (
        <>
          <Glyph of="ring" />
          <span>
            Owner: you since <TimeText at={owner.since} />
          </span>
        </>
      );
    case "other":
      return (
        <>
          <Initials name={owner.name} />
          <span>
            Owner: {owner.name}
            {owner.team ? `, ${owner.team}` : ""}
          </span>
        </>
      );
    case "waiting":
      return (
        <>
          <TriangleAlert className="i" />
          <span>
            Waiting, not taken <TimeText at={owner.since} as="for" />
            <span className="font-normal">, {owner.team}</span>
          </span>
        </>
      );
    case "out":
      return (
        <>
          <Offer from="You" to={`${owner.to},`} />
          <span>
            not yet accepted, <TimeText at={owner.expiresAt} as="in" /> left
          </span>
        </>
      );
    case "in":
      return <Offer from={owner.from} to="you" />;
    case "between":
      return <Offer from={`Owner: ${owner.from}`} to={`${owner.to}, not yet accepted`} />;
    case "taking":
      return (
        <>
          <Clock className="i" />
          <span>Taking…</span>
        </>
      );
    case "closed":
      return (
        <>
          <Lock className="i" />
          <span>Closed, last with {owner.name}</span>
        </>
      );
    default:
      return owner satisfies never;
  }
}

function rowWords(owner: OwnerFacts): ReactNode {
  switch (owner.state) {
    case "you":
      return (
        <>
          <Glyph of="ring" />
          <span>
            <span className="sr">Owner: </span>You
          </span>
        </>
      );
    case "other":
      return (
        <>
          <Initials name={owner.name} />
          <span>
            <span className="sr">Owner: </span>
            {owner.name}
          </span>
        </>
      );
    case "waiting":
      return (
        <>
          <TriangleAlert className="i" />
          <span>
            Waiting, not taken <TimeText at={owner.since} as="for" />
          </span>
        </>
      );
    case "out":
      return (
        <>
          <Offer from="You" to={`${owner.to},`} />
          <span>
            <TimeText at={owner.expiresAt} as="in" /> left
          </span>
        </>
      );
    case "between":
      return <Offer from={owner.from} to={owner.to} />;
    default:
      return headWords(owner);
  }
}

function Offer({ from, to }: { from: string; to: string }) {
  return (
    <>
      <span className="sr">Handover offered: </span>
      <span>{from}</span>
      <ArrowRight className="i" />
      <span>
        <span className="sr">to </span>
        {to}
      </span>
    </>
  );
}
