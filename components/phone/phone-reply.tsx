"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Phone, type PhoneMessage, phoneKey } from "#components/phone/use-phone.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { api } from "#lib/client/api.ts";

type ReplyProps = { caseRef: string; channel: PhoneMessage["channel"] };

/** Answers as a customer would; STOP, START and HELP are understood. What is typed stays until it has gone. */
export function PhoneReply({ caseRef, channel }: ReplyProps) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const reply = useMutation({
    mutationFn: (said: string) => api.post<Phone>(`/demo/phone/${caseRef}/replies`, { channel, text: said }),
    onSuccess: (phone) => {
      client.setQueryData(phoneKey(caseRef), phone);
      setText("");
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim()) reply.mutate(text);
  };
  return (
    <form className="phone-reply" onSubmit={send}>
      <Field label="Answer" error={reply.error?.message}>
        <TextInput value={text} onChange={(event) => setText(event.target.value)} maxLength={1_000} />
      </Field>
      <div className="line wrap">
        <Button kind="primary" type="submit" disabled={reply.isPending}>
          {reply.isPending ? "Sending" : "Send"}
        </Button>
        {channel === "email" ? null : (
          <>
            <Button disabled={reply.isPending} onClick={() => reply.mutate("STOP")}>
              STOP
            </Button>
            <Button disabled={reply.isPending} onClick={() => reply.mutate("HELP")}>
              HELP
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
