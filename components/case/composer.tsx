"use client";
import dynamic from "next/dynamic";
import { useCallback, useEffect, useState } from "react";
import { useOpenCase } from "#components/case/open-case.ts";
import { useChannelTabs } from "#components/contact/channel-tabs.ts";
import type { ComposerChannel } from "#components/contact/channels.ts";
import { NoteForm } from "#components/contact/note-form.tsx";
import { PurposeSelect } from "#components/contact/purpose-select.tsx";
import { useChannelKeys } from "#components/contact/use-channel-keys.ts";
import { useContact } from "#components/contact/use-contact.ts";
import { useReservation } from "#components/contact/use-reservation.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { whyNot } from "#lib/domain/permissions.ts";

const CallPanel = dynamic(() => import("#components/contact/call-panel.tsx").then((m) => m.CallPanel));
const MessageForm = dynamic(() => import("#components/contact/message-form.tsx").then((m) => m.MessageForm));

/** Under the record: a note for the team, a call, or a message to the customer, as far as the law allows it now. */
export function Composer({ onWriting }: { onWriting: (writing: boolean) => void }) {
  const { viewer, state } = useOpenCase();
  const forbidden = whyNot(viewer, "add-note", state);
  return (
    <section className="composer" id="composer" tabIndex={-1} aria-label="Write">
      {forbidden ? <p className="hint composer-foot">{forbidden}</p> : <Channels onWriting={onWriting} />}
    </section>
  );
}

function Channels({ onWriting }: { onWriting: (writing: boolean) => void }) {
  const [channel, setChannel] = useState<ComposerChannel>("note");
  const contact = useContact(channel !== "note");
  const { setPurpose } = contact;
  const { mine } = useReservation();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (mine?.id) setChannel("call");
  }, [mine?.id]);
  const choose = useCallback(
    (next: ComposerChannel) => {
      setChannel(next);
      setAsked(0);
      if (next === "note") setPurpose(undefined);
    },
    [setPurpose],
  );
  const open = useCallback((next: ComposerChannel) => {
    setChannel(next);
    setAsked((before) => before + 1);
  }, []);
  const done = () => {
    // The form goes; focus stays where the next thing is written.
    document.getElementById("composer")?.focus();
    choose("note");
  };
  useChannelKeys(contact, open);
  const tabs = useChannelTabs(contact, channel);
  return (
    <Tabs<ComposerChannel>
      label="Channel"
      panelClassName="composer-panel"
      tabs={tabs}
      value={channel}
      onChange={choose}
      beside={<PurposeSelect contact={contact} />}
    >
      {channel === "note" ? <NoteForm onWriting={onWriting} focus={asked} /> : null}
      {channel === "call" ? <CallPanel contact={contact} focus={asked} /> : null}
      {channel === "note" || channel === "call" ? null : (
        <MessageForm
          key={channel}
          channel={channel}
          contact={contact}
          onWriting={onWriting}
          onDone={done}
          focus={asked}
        />
      )}
    </Tabs>
  );
}
