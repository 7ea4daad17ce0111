"use client";
import { useState } from "react";
import { PhoneMessages } from "#components/phone/phone-messages.tsx";
import { PhoneReply } from "#components/phone/phone-reply.tsx";
import { usePhone } from "#components/phone/use-phone.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";

export type PhoneChannel = "sms" | "whatsapp" | "email";
const APPS: Record<PhoneChannel, string> = { sms: "Texts", whatsapp: "WhatsApp", email: "Mail" };

/** What the customer of a demo case has on their phone: they read, open links, answer and opt out, and the open case hears of it. */
export function CustomerPhone({ caseRef }: { caseRef: string }) {
  const { data, error, refetch } = usePhone(caseRef);
  const [app, setApp] = useState<PhoneChannel>("sms");
  const items = data?.items ?? [];
  return (
    <>
      <h1>The customer&rsquo;s phone</h1>
      <p className="text-ink-3 text-sm">Of the customer on {caseRef}. What is done here, the case shows.</p>
      <div className="phone-apps">
        {(Object.keys(APPS) as PhoneChannel[]).map((channel) => (
          <Button key={channel} small aria-pressed={channel === app} onClick={() => setApp(channel)}>
            {APPS[channel]} {items.filter((one) => one.channel === channel).length}
          </Button>
        ))}
      </div>
      {error ? (
        <Notice
          kind="error"
          title="The phone cannot be read."
          act={
            <Button small onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </Notice>
      ) : null}
      {data && items.every((one) => one.channel !== app) ? (
        <Empty title={`No ${APPS[app].toLowerCase()} yet`}>Send one from the case.</Empty>
      ) : null}
      <PhoneMessages items={items.filter((one) => one.channel === app)} />
      <PhoneReply caseRef={caseRef} channel={app} />
    </>
  );
}
