"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import { COMPOSER_CHANNELS, CONTACT_CHANNELS, type ComposerChannel } from "#components/contact/channels.ts";
import { asideOf, bothClocks, reasonsWords, standingOf } from "#components/contact/permission-words.ts";
import type { Contact } from "#components/contact/use-contact.ts";
import { useReservation } from "#components/contact/use-reservation.ts";
import { useNow, useTimeZone } from "#components/ui/clock.tsx";
import type { Tab } from "#components/ui/tabs.tsx";
import { timeWords } from "#components/ui/time-words.ts";
import { whyNot } from "#lib/domain/permissions.ts";

type Channel = Exclude<ComposerChannel, "note">;

/** The buttons over the composer. One that is forbidden stays, says by which rule, and why in full as its description. */
export function useChannelTabs(contact: Contact, open: ComposerChannel): Tab<ComposerChannel>[] {
  const whyNotNow = useWhyNot(contact);
  const aside = useAside(contact);
  const note: Tab<ComposerChannel> = {
    value: "note",
    label: COMPOSER_CHANNELS.note.label,
    icon: COMPOSER_CHANNELS.note.icon,
  };
  const channels = CONTACT_CHANNELS.map((channel): Tab<ComposerChannel> => {
    const { label, icon } = COMPOSER_CHANNELS[channel];
    const why = whyNotNow(channel) ?? undefined;
    const remark = aside(channel);
    // What is open stays open: its text is kept and its panel says why nothing goes out.
    return why && channel !== open
      ? { value: channel, label, icon, reason: remark ?? "asking", why }
      : { value: channel, label, icon, remark, why };
  });
  return [note, ...channels];
}

/** Why the channel cannot be taken up now, in full, or null. */
export function useWhyNot({ permissions, of, failed }: Contact): (channel: Channel) => string | null {
  const { viewer, state } = useOpenCase();
  const { mine } = useReservation();
  const timeZone = useTimeZone();
  const now = useNow();
  return (channel) => {
    if (channel === "call" && mine) return null;
    const forbidden = whyNot(viewer, channel === "call" ? "reserve-attempt" : "schedule-contact", state);
    if (forbidden) return forbidden;
    const permission = of(channel);
    if (!permission || !permissions) return failed ? "What is allowed could not be read." : "Asking what is allowed.";
    if (standingOf(permission, permissions.at) !== "off") return null;
    const { until } = permission;
    const ends = until && ` Allowed from ${bothClocks(until, state.customer.timeZones[0] ?? timeZone, timeZone, now)}.`;
    return `${reasonsWords(permission)}${ends ?? ""}`;
  };
}

function useAside({ permissions, of, failed }: Contact): (channel: Channel) => string | undefined {
  const { viewer, state, names } = useOpenCase();
  const { mine, others } = useReservation();
  const timeZone = useTimeZone();
  return (channel) => {
    if (channel === "call" && mine) return `kept until ${timeWords(mine.until, timeZone)}`;
    const [other] = others;
    if (channel === "call" && other)
      return `${other.by.kind === "user" ? names.person(other.by.id) : "Baton"} until ${timeWords(other.until, timeZone)}`;
    if (whyNot(viewer, channel === "call" ? "reserve-attempt" : "schedule-contact", state)) return "owner only";
    const permission = of(channel);
    if (!permission || !permissions) return failed ? "not known" : undefined;
    return asideOf(permission, permissions.at, timeZone);
  };
}
