"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { Choices } from "#components/case-acts/choices.tsx";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { OfferEnded } from "#components/handover/offer-ended.tsx";
import { useOffer } from "#components/handover/use-offer.ts";
import { Field } from "#components/ui/field.tsx";
import { DECLINE_REASONS, type DeclineReason } from "#lib/domain/codes.ts";

export function DeclineDialog({ onClose }: ActProps) {
  const { names } = useOpenCase();
  const { offer, open } = useOffer();
  const act = useAct("decline-handover", "decline", { reason: "" }, onClose);
  const { reason } = act.value;
  if (!offer) return null;
  const read = readAs({ reason: missing(reason, "Choose why you decline.") }, () => ({
    handoverId: offer.id,
    reason: reason as DeclineReason,
  }));
  return (
    <ActFrame
      act={act}
      size="small"
      title="Decline the handover"
      go="Decline"
      foot={`${names.person(offer.by)} keeps the case and sees your reason.`}
      onGo={() => act.submit(read)}
      onClose={onClose}
    >
      <OfferEnded open={open} />
      <Field label="Why" error={act.errorOf("reason")} required>
        <Choices table={DECLINE_REASONS} value={reason} onChange={(next) => act.change({ reason: next })} />
      </Field>
    </ActFrame>
  );
}
