"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { OfferEnded } from "#components/handover/offer-ended.tsx";
import { useOffer } from "#components/handover/use-offer.ts";

export function AskDialog({ onClose }: ActProps) {
  const { names } = useOpenCase();
  const { offer, open } = useOffer();
  const act = useAct("ask-about-handover", "ask", { question: "" }, onClose);
  const { question } = act.value;
  if (!offer) return null;
  const read = readAs({ question: missing(question, "Write the question.") }, () => ({
    handoverId: offer.id,
    question,
  }));
  return (
    <ActFrame
      act={act}
      size="small"
      title={`Ask ${names.person(offer.by)}`}
      go="Ask"
      foot="The time to accept goes on."
      onGo={() => act.submit(read)}
      onClose={onClose}
    >
      <OfferEnded open={open} />
      <TextField
        label="Question"
        value={question}
        onChange={(next) => act.change({ question: next })}
        error={act.errorOf("question")}
        rows={3}
        maxLength={2000}
        required
      />
    </ActFrame>
  );
}
