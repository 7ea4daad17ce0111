"use client";
import { useState } from "react";
import { PhoneMessages } from "#components/phone/phone-messages.tsx";
import { PhoneReply } from "#components/phone/phone-reply.tsx";
import { type Phone, type PhoneMessage, usePhone } from "#components/phone/use-phone.ts";
import { Button } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export type PhoneApp = PhoneMessage["channel"];
const APPS: Record<PhoneApp, { name: string; empty: string; next: string }> = {
  sms: { name: "Texts", empty: "No texts yet", next: "Send one from the case." },
  whatsapp: { name: "WhatsApp", empty: "No WhatsApp messages yet", next: "Send one from the case." },
  email: { name: "Mail", empty: "No mail yet", next: "Send one from the case." },
  letter: { name: "Post", empty: "No letters yet", next: "A letter comes once its print batch has been handed over." },
};

/** What the customer of a demo case has on their phone: they read, open links, answer and opt out, and the open case hears of it. */
export function CustomerPhone({ caseRef }: { caseRef: string }) {
  const { data, error, refetch, isFetching } = usePhone(caseRef);
  const [app, setApp] = useState<PhoneApp>("sms");
  return (
    <>
      <h1>The customer&rsquo;s phone</h1>
      <p className="text-ink-3 text-sm">The customer on {caseRef}. What you do here shows on the case.</p>
      {error ? (
        <Notice
          kind="error"
          title="The phone cannot be read."
          act={
            <Button small busy={isFetching} onClick={() => void refetch()}>
              Try again
            </Button>
          }
        >
          {error.message}
        </Notice>
      ) : null}
      {data?.knownBy ? <KnownBy {...data.knownBy} /> : null}
      {data ? <Opened caseRef={caseRef} items={data.items} app={app} setApp={setApp} /> : null}
      {data || error ? null : <Skeleton rows={4} label="Loading the phone" />}
    </>
  );
}

/** A link to pay asks for these: whoever plays the customer needs them, in a demo alone. */
function KnownBy({ birthDate, postcode }: NonNullable<Phone["knownBy"]>) {
  const [year, month, day] = birthDate.split("-");
  return (
    <p className="text-ink-3 text-sm">
      Where a link to pay asks who they are: born {Number(day)} {Number(month)} {year}
      {postcode ? `, postcode ${postcode}` : null}.
    </p>
  );
}

type OpenedProps = { caseRef: string; items: PhoneMessage[]; app: PhoneApp; setApp: (app: PhoneApp) => void };

function Opened({ caseRef, items, app, setApp }: OpenedProps) {
  const shown = items.filter(({ channel }) => channel === app);
  const { empty, next } = APPS[app];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for something to be filled in */}
      <div className="phone-apps" role="group" aria-label="Apps">
        {(Object.keys(APPS) as PhoneApp[]).map((one) => (
          <Button key={one} small aria-pressed={one === app} onClick={() => setApp(one)}>
            {APPS[one].name} {items.filter(({ channel }) => channel === one).length}
          </Button>
        ))}
      </div>
      {app === "letter" ? null : <PhoneReply key={app} caseRef={caseRef} channel={app} />}
      {shown.length === 0 ? <Empty title={empty}>{next}</Empty> : <PhoneMessages items={shown} />}
    </>
  );
}
