"use client";
import { type FormEvent, useState } from "react";
import { type Part, PartFields } from "#components/payments/part-fields.tsx";
import { plainMinor, sumWords, typedMinor } from "#components/payments/payment-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { moneyWords } from "#components/ui/money-words.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { BankLineView } from "#lib/client/payments.ts";
import { isRef } from "#lib/domain/ref.ts";

const MOST = 20;

/** Posts a line, whole or in parts that come to it. */
export function PostDialog({
  line,
  first,
  busy,
  onClose,
  onGo,
}: {
  line: BankLineView;
  first: { ref: string; debtId?: string };
  busy: boolean;
  onClose: () => void;
  onGo: (parts: { ref: string; amountMinor: number; debtId?: string }[]) => void;
}) {
  const { amountMinor, currency } = line;
  const [parts, setParts] = useState<Part[]>([
    { key: 0, ref: first.ref, debtId: first.debtId ?? "", amount: plainMinor(amountMinor, currency) },
  ]);
  const [fault, setFault] = useState<string>();
  const sums = parts.map(({ amount }) => typedMinor(amount, currency));
  const left = amountMinor - sums.reduce<number>((all, minor) => all + (minor ?? 0), 0);
  const change = (key: number, now: Partial<Part>) =>
    setParts((all) => all.map((one) => (one.key === key ? { ...one, ...now } : one)));

  function submit(event: FormEvent) {
    event.preventDefault();
    const wrong = faultOf(parts, sums, left, currency);
    setFault(wrong);
    if (wrong || busy) return;
    onGo(
      parts.map(({ ref, debtId }, at) => ({ ref: plain(ref), amountMinor: sums[at] ?? 0, ...(debtId && { debtId }) })),
    );
  }

  return (
    <Dialog
      open
      title={`Post ${sumWords(line)}`}
      onClose={onClose}
      onSubmit={submit}
      dismissible={!busy}
      notice={
        fault ? (
          <Notice kind="error" role="alert" title="Not posted.">
            {fault}
          </Notice>
        ) : null
      }
      foot={
        <>
          <p>
            {left === 0
              ? "All of it."
              : left > 0
                ? `${moneyWords(left, currency)} is left.`
                : `${moneyWords(-left, currency)} too much.`}
          </p>
          <span className="line">
            <Button onClick={onClose} disabled={busy}>
              Cancel
            </Button>
            <Button kind="primary" type="submit" busy={busy}>
              Post
            </Button>
          </span>
        </>
      }
    >
      {parts.map((part, at) => (
        <PartFields
          key={part.key}
          part={part}
          no={at + 1}
          of={parts.length}
          onChange={(now) => change(part.key, now)}
          onRemove={parts.length > 1 ? () => setParts((all) => all.filter(({ key }) => key !== part.key)) : undefined}
        />
      ))}
      {parts.length < MOST ? (
        <p>
          <Button
            kind="quiet"
            onClick={() =>
              setParts((all) => [
                ...all,
                {
                  key: Math.max(...all.map(({ key }) => key)) + 1,
                  ref: "",
                  debtId: "",
                  amount: left > 0 ? plainMinor(left, currency) : "",
                },
              ])
            }
          >
            Split over another case
          </Button>
        </p>
      ) : null}
    </Dialog>
  );
}

function plain(ref: string): string {
  return ref.trim().toUpperCase();
}

function faultOf(parts: Part[], sums: (number | null)[], left: number, currency: string): string | undefined {
  if (parts.some(({ ref }) => !isRef(plain(ref)))) return "Enter a case reference, such as C-7K3M-Q9TX, for each part.";
  if (sums.includes(null)) return `Enter an amount in ${currency} for each part, such as 55.00.`;
  if (new Set(parts.map(({ ref, debtId }) => `${plain(ref)} ${debtId}`)).size < parts.length)
    return "Name each case and debt once.";
  return left === 0 ? undefined : "The parts must come to the whole amount.";
}
