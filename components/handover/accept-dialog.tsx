"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { optional } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { OfferEnded } from "#components/handover/offer-ended.tsx";
import { OfferSaid } from "#components/handover/offer-said.tsx";
import { useOffer } from "#components/handover/use-offer.ts";

/** Accepting makes this person the owner at once. The read-back says in their own words what they took on; it may be left out. */
export function AcceptDialog({ onClose }: ActProps) {
  const { names } = useOpenCase();
  const { offer, open } = useOffer();
  const act = useAct("accept-handover", "accept", { readBack: "" }, onClose);
  const { readBack } = act.value;
  if (!offer) return null;
  return (
    <ActFrame
      act={act}
      title={`Accept from ${names.person(offer.by)}`}
      go="Accept handover"
      foot="You are accountable from then on."
      onGo={() => act.submit({ ok: true, data: { handoverId: offer.id, ...optional("readBack", readBack) } })}
      onClose={onClose}
    >
      <OfferEnded open={open} />
      <OfferSaid said={offer} />
      <TextField
        label="Read back, in a line"
        hint="What you understood and will do. May be left empty."
        value={readBack}
        onChange={(next) => act.change({ readBack: next })}
        error={act.errorOf("readBack")}
        rows={2}
        maxLength={2000}
      />
    </ActFrame>
  );
}
