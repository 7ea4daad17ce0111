"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** A secret that is told this once: a sign-in link, a key. */
export function OnceDialog({
  title,
  label = "One-time sign-in link",
  secret,
  onClose,
}: {
  title: string;
  label?: string;
  secret: string;
  onClose: () => void;
}) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      foot={
        <span className="line">
          {globalThis.isSecureContext ? (
            <Button icon={copied ? Check : Copy} onClick={copy}>
              {copied ? "Copied" : "Copy"}
            </Button>
          ) : null}
          <Button kind="primary" onClick={onClose}>
            Done
          </Button>
        </span>
      }
    >
      <Notice kind="warn" title="Shown this once.">
        Copy it now and pass it on in a way that only they can read.
      </Notice>
      <Field label={label}>
        <TextInput className="ref" readOnly value={secret} onFocus={(event) => event.target.select()} />
      </Field>
      <span className="sr" role="status">
        {copied ? "Copied" : ""}
      </span>
    </Dialog>
  );
}
