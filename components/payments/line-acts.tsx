"use client";
import { useState } from "react";
import { CaseFinder } from "#components/payments/case-finder.tsx";
import { CaseOffer } from "#components/payments/case-offer.tsx";
import { sumWords } from "#components/payments/payment-words.ts";
import { PostDialog } from "#components/payments/post-dialog.tsx";
import { ReasonDialog } from "#components/payments/reason-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import type { BankLineView, LineAsk, SuggestionView } from "#lib/client/payments.ts";

export type Ask = (asked: LineAsk, onDone?: () => void) => void;
type Open = { is: "post"; ref: string; debtId?: string } | { is: "ignore" | "undo" } | null;

/** What may be done with it as it stands. */
export function LineActs({ line, busy, onAsk }: { line: BankLineView; busy: boolean; onAsk: Ask }) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const waits = line.state === "suggested" || line.state === "unmatched";
  const isReversal = line.postings.some(({ kind, undone }) => kind === "reversal" && !undone);
  return (
    <>
      {waits ? (
        <>
          <Suggestions line={line} busy={busy} onAsk={onAsk} onPost={(one) => setOpen({ is: "post", ...one })} />
          {line.direction === "in" ? (
            <CaseFinder currency={line.currency} onPost={(ref) => setOpen({ is: "post", ref })} />
          ) : null}
          <div className="sec">
            <Button onClick={() => setOpen({ is: "ignore" })}>Not ours, or sent back</Button>
          </div>
        </>
      ) : null}
      {line.state !== "new" && !waits && !isReversal ? (
        <div className="sec">
          <Button onClick={() => setOpen({ is: "undo" })}>Take back</Button>
        </div>
      ) : null}
      {waits && open?.is === "post" ? (
        <PostDialog
          line={line}
          first={open}
          busy={busy}
          onClose={close}
          onGo={(parts) => onAsk({ act: "match", body: { parts } }, close)}
        />
      ) : null}
      {(waits && open?.is === "ignore") || (!waits && open?.is === "undo") ? (
        <ReasonDialog line={line} act={open.is} busy={busy} onClose={close} onGo={(asked) => onAsk(asked, close)} />
      ) : null}
    </>
  );
}

function Suggestions({
  line,
  busy,
  onAsk,
  onPost,
}: {
  line: BankLineView;
  busy: boolean;
  onAsk: Ask;
  onPost: (one: { ref: string; debtId?: string }) => void;
}) {
  const { suggestions, hidden, currency } = line;
  const actOf = (one: SuggestionView) => {
    // One way on stands out; of several that are as likely, none does.
    const kind = one.score > (suggestions.find((other) => other !== one)?.score ?? 0) ? "primary" : undefined;
    const { paymentId, ref, debtId } = one;
    if (line.direction === "out") {
      return paymentId ? (
        <Button kind={kind} busy={busy} onClick={() => onAsk({ act: "match", body: { reverses: { ref, paymentId } } })}>
          Reverse the payment
        </Button>
      ) : null;
    }
    return one.case.currency === currency ? (
      <Button kind={kind} onClick={() => onPost({ ref, ...(debtId && { debtId }) })}>
        Post {sumWords(line)}
      </Button>
    ) : null;
  };
  return (
    <div className="sec">
      <h2>Suggested</h2>
      {suggestions.length === 0 ? <p className="ink2">Nothing that is known looks like it.</p> : null}
      <ul>
        {suggestions.map((one) => (
          <CaseOffer
            key={`${one.ref}-${one.paymentId}`}
            refText={one.ref}
            of={one.case}
            reasons={one.reasons}
            act={actOf(one)}
          />
        ))}
      </ul>
      {hidden > 0 ? <p className="hint">{hidden} more of cases that you may not open.</p> : null}
    </div>
  );
}
