"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { type Phone, type PhoneMessage, phoneKey } from "#components/phone/use-phone.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";

type ReplyProps = { caseRef: string; channel: Exclude<PhoneMessage["channel"], "letter"> };
const KEYWORDS = ["STOP", "START", "HELP"] as const;

/** Answers as a customer would. What is typed stays until it has gone, and the next answer can be typed at once. */
export function PhoneReply({ caseRef, channel }: ReplyProps) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const reply = useMutation({
    mutationFn: (said: string) => api.post<Phone>(`/demo/phone/${caseRef}/replies`, { channel, text: said }),
    onSuccess: (phone, said) => {
      client.setQueryData(phoneKey(caseRef), phone);
      setText((typed) => (typed === said ? "" : typed));
    },
  });
  const sending = reply.isPending ? (KEYWORDS.find((word) => word === reply.variables) ?? "typed") : null;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim() || reply.isPending) return;
    reply.mutate(text);
    input.current?.focus();
  };
  return (
    <form className="phone-reply" aria-label="Answer" onSubmit={send}>
      <Field label="Answer" error={reply.error?.message}>
        <TextInput
          ref={input}
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={1_000}
          autoComplete="off"
        />
      </Field>
      <div className="line wrap">
        <Button kind="primary" type="submit" busy={sending === "typed"}>
          Send
        </Button>
        {channel === "email"
          ? null
          : KEYWORDS.map((word) => (
              <Button key={word} busy={sending === word} onClick={() => (sending ? undefined : reply.mutate(word))}>
                {word}
              </Button>
            ))}
        <span role="status" className="text-ink-3 text-sm">
          {reply.isPending ? "Sending" : reply.isSuccess ? "Sent" : ""}
        </span>
      </div>
    </form>
  );
}
