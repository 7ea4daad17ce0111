"use client";
import { useMemo } from "react";
import { useWhyNot } from "#components/contact/channel-tabs.ts";
import { CONTACT_CHANNELS, type ComposerChannel } from "#components/contact/channels.ts";
import type { Contact } from "#components/contact/use-contact.ts";
import { type LiveAction, useActions } from "#lib/client/actions.ts";

/** Note, call and messages for keys and palette; one that the law forbids says why. */
export function useChannelKeys(contact: Contact, open: (channel: ComposerChannel) => void): void {
  const whyNot = useWhyNot(contact);
  const whys = JSON.stringify(CONTACT_CHANNELS.map(whyNot));
  useActions(
    useMemo(() => {
      const said = JSON.parse(whys) as (string | null)[];
      const actions: Record<string, LiveAction> = { note: { run: () => open("note") } };
      CONTACT_CHANNELS.forEach((channel, at) => {
        actions[`contact-${channel}`] = { run: () => open(channel), why: said[at] };
      });
      return actions;
    }, [whys, open]),
  );
}
