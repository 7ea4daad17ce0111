"use client";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { OfferEnded } from "#components/handover/offer-ended.tsx";
import { useOffer } from "#components/handover/use-offer.ts";

export function AnswerDialog({ onClose }: ActProps) {
  const { offer, open } = useOffer();
  const act = useAct("answer-handover-question", "answer", { answer: "" }, onClose);
  const { answer } = act.value;
  if (!offer) return null;
  const read = readAs({ answer: missing(answer, "Write the answer.") }, () => ({ handoverId: offer.id, answer }));
  return (
    <ActFrame act={act} size="small" title="Answer" go="Answer" onGo={() => act.submit(read)} onClose={onClose}>
      <OfferEnded open={open} />
      <p>
        <b>Asked:</b> “{offer.question}”
      </p>
      <TextField
        label="Answer"
        value={answer}
        onChange={(next) => act.change({ answer: next })}
        error={act.errorOf("answer")}
        rows={3}
        maxLength={2000}
        required
      />
    </ActFrame>
  );
}
