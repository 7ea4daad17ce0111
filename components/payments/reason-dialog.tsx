"use client";
import { type FormEvent, useState } from "react";
import { sumWords } from "#components/payments/payment-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { BankLineView, LineAsk } from "#lib/client/payments.ts";
import { IGNORED_FOR, type IgnoredFor } from "#lib/domain/bank/bank-words.ts";

/** Sets a line aside, or takes back what was done with it: with a reason. */
export function ReasonDialog({
  line,
  act,
  busy,
  onClose,
  onGo,
}: {
  line: BankLineView;
  act: "ignore" | "undo";
  busy: boolean;
  onClose: () => void;
  onGo: (asked: LineAsk) => void;
}) {
  const [why, setWhy] = useState<IgnoredFor>("not-ours");
  const [reason, setReason] = useState("");
  const [empty, setEmpty] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    setEmpty(reason.trim() === "");
    if (busy || reason.trim() === "") return;
    onGo(act === "ignore" ? { act: "ignoring", body: { why, reason } } : { act: "undo", body: { reason } });
  }
  const isPosted = line.state === "posted";
  return (
    <Dialog
      open
      size="small"
      title={act === "ignore" ? `Set ${sumWords(line)} aside` : "Take back what was done"}
      onClose={onClose}
      onSubmit={submit}
      dismissible={!busy}
      foot={
        <span className="line">
          <Button onClick={onClose} disabled={busy}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" busy={busy}>
            {act === "ignore" ? "Set aside" : "Take back"}
          </Button>
        </span>
      }
    >
      {act === "undo" ? (
        <p>
          {isPosted ? "Its payments are reversed on their cases, and the line waits again." : "The line waits again."}
        </p>
      ) : (
        <Field label="It is">
          <Select value={why} onChange={({ target }) => setWhy(target.value as IgnoredFor)}>
            {Object.entries(IGNORED_FOR).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label="Reason" error={empty ? "Enter a reason." : undefined} required>
        <TextInput
          value={reason}
          maxLength={500}
          autoComplete="off"
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
    </Dialog>
  );
}
