"use client";
import { ShieldCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { OwnerChip } from "#components/case/owner-chip.tsx";
import { ownerFacts } from "#components/case/owner-facts.ts";
import { useMedia } from "#components/case/use-media.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { whyNotAct } from "#components/case-acts/act-table.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { OfferFields } from "#components/handover/offer-fields.tsx";
import { newOffer, type OfferForm, readOffer } from "#components/handover/offer-form.ts";
import { OfferPreview } from "#components/handover/offer-preview.tsx";
import { QUEUE } from "#components/handover/receiver.ts";
import { Button } from "#components/ui/button.tsx";
import { useTimeZone } from "#components/ui/clock.tsx";
import { useTeams } from "#lib/client/queries.ts";

/**
 * Offers the case: what the sender says beside what the receiver will see, which freezes on offering. What is typed is a
 * draft on the server. On a narrow screen the preview is the second step.
 */
export function OfferDialog({ onClose }: ActProps) {
  const { state, caseRef, viewer, names } = useOpenCase();
  const timeZone = useTimeZone();
  const [blank] = useState(() => newOffer(state));
  const act = useAct("offer-handover", "handover", blank, onClose);
  const narrow = useMedia("(width < 50rem)");
  const [step, setStep] = useState<"write" | "preview">("write");
  const { value } = act;
  const read = readOffer(value, timeZone);
  const owner = ownerFacts(state, { id: viewer.id, teams: [...viewer.teams] }, names);
  const first = narrow && step === "write";

  function go() {
    if (first && read.ok) return setStep("preview");
    if (!read.ok) setStep("write");
    void act.submit(read);
  }

  return (
    <ActFrame
      act={act}
      size="wide"
      body="flush"
      title={`Hand over ${state.customer.name}`}
      beside={
        <>
          <span className="ref">{caseRef}</span>
          <span className="hide-narrow">
            <OwnerChip owner={owner} />
          </span>
        </>
      }
      go={first ? "See what they will see" : "Offer handover"}
      onGo={go}
      onClose={onClose}
      foot={<Policy form={value} />}
      more={
        narrow && step === "preview" ? <Button onClick={() => setStep("write")}>Back</Button> : <SaveDraft act={act} />
      }
    >
      <div className="dlg-cols">
        {narrow && step === "preview" ? null : <OfferFields {...act} />}
        {first ? null : <OfferPreview to={receiverOf(value, names)} />}
      </div>
    </ActFrame>
  );
}

function SaveDraft({ act }: { act: ReturnType<typeof useAct<OfferForm, "offer-handover">> }) {
  const { draft } = act;
  const words = draft.state.is === "saved" ? "Draft saved" : draft.state.is === "unsaved" ? "Saving" : "Save draft";
  return (
    <Button onClick={draft.save} disabled={draft.state.is === "empty"}>
      {words}
    </Button>
  );
}

/** Whether it may be offered, how long they have to accept, and who is accountable until then. */
function Policy({ form }: { form: OfferForm }) {
  const { viewer, state, names } = useOpenCase();
  const { data: teams = [] } = useTeams();
  const why = whyNotAct("offer", viewer, state);
  if (why) {
    return (
      <>
        <TriangleAlert className="i" />
        <span>
          <b>May not be offered.</b> {why}
        </span>
      </>
    );
  }
  const minutes = form.within || teams.find((team) => team.slug === form.toTeam)?.acceptMinutes;
  const to = receiverOf(form, names);
  return (
    <>
      <ShieldCheck className="i" />
      <span>
        <b>May be offered.</b> {to && minutes ? `${to} has ${minutes} working minutes to accept. ` : ""}
        You stay accountable until then.
      </span>
    </>
  );
}

function receiverOf(
  { toTeam, to }: OfferForm,
  names: { person: (id: string) => string; team: (slug: string) => string },
): string | null {
  if (toTeam === "") return null;
  return to === QUEUE || to === "" ? names.team(toTeam) : names.person(to);
}
