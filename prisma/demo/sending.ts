/** Messages as the demo tells them: planned, judged by the gate when they go, and answered by a provider that is not there. */
import { addWorkingMinutes, type CalendarId, plusMinutes } from "../../lib/domain/calendar.ts";
import type { OutgoingContact } from "../../lib/domain/case.ts";
import type { Jurisdiction } from "../../lib/domain/codes.ts";
import type { CommandInput, SystemCommand } from "../../lib/domain/commands.ts";
import type { ContactOutcome } from "../../lib/domain/contact-commands.ts";
import { type Identity, SYSTEM } from "../../lib/server/identity.ts";
import { newId } from "../../lib/server/ids.ts";
import type { Story } from "./story.ts";

export type Asked = CommandInput["schedule-contact"];
/** What becomes of a message once it is let go, each so many minutes after the one before. */
export type Fate = readonly [after: number, outcome: Told][];
type Told = ContactOutcome | { is: "sent" };

const SECOND = 1 / 60;
export const DELIVERED: Fate = [
  [SECOND, { is: "sent" }],
  [5 * SECOND, { is: "delivered" }],
];
export const READ: Fate = [...DELIVERED, [37, { is: "read" }]];

const CALENDARS: Record<Jurisdiction, CalendarId> = {
  uk: "england-and-wales",
  us: "us-federal",
  za: "south-africa",
};
const DAYTIME: [string, string][] = [["10:00", "16:30"]];
const WEEK = { mon: DAYTIME, tue: DAYTIME, wed: DAYTIME, thu: DAYTIME, fri: DAYTIME };

/** An hour of a working day where the customer lives, so many minutes of such hours from now: every law allows it. */
export function daytime({ on }: Story, minutes = 1, from = on.now): string {
  const { jurisdiction, customer } = on.state;
  const timeZone = customer.timeZones[0] ?? "Europe/London";
  return addWorkingMinutes(from, minutes, { timeZone, calendar: CALENDARS[jurisdiction], hours: WEEK });
}

/** Time passes to the customer's daytime. False when that is not before the demo's present: then nothing happens. */
export async function waitForDaytime(story: Story, minutes = 1): Promise<boolean> {
  const at = daytime(story, minutes);
  if (at >= plusMinutes(story.now, -60)) return false;
  await story.on.waitUntil(at);
  return true;
}

/** Plans a message, lets it go when it is due, and tells what became of it. Null when the gate did not let it go. */
export async function send(story: Story, by: Identity, asked: Asked, fate: Fate): Promise<string | null> {
  const planned = await plan(story, by, asked);
  if (planned === null) return null;
  const contact = await letGo(story, planned);
  if (contact?.status !== "sending") return null;
  await come(story, contact, fate);
  return contact.id;
}

/** It comes to what is told of it, one after another. */
export async function come(story: Story, contact: OutgoingContact, fate: Fate): Promise<void> {
  for (const [after, told] of fate) {
    await story.on.wait(after);
    await settle(story, contact, told);
  }
}

/** The contact's id; null when the gate blocked it, which then stands on the case. */
export async function plan({ on }: Story, by: Identity, asked: Asked): Promise<string | null> {
  const [event] = await on.does(by, "schedule-contact", asked);
  return event?.type === "contact-scheduled" ? event.data.contactId : null;
}

/** The gate is asked when it is due, and again when it said to wait. */
export async function letGo({ on, now }: Story, contactId: string): Promise<OutgoingContact | undefined> {
  const current = () => on.state.contacts.find(({ id }) => id === contactId);
  for (let contact = current(); contact?.status === "scheduled" && contact.sendAt < now; contact = current()) {
    await on.waitUntil(contact.sendAt);
    await on.happens({ type: "dispatch-contact", data: { contactId } });
  }
  return current();
}

export async function settle({ on }: Story, contact: Pick<OutgoingContact, "id" | "provider">, told: Told) {
  const { id: contactId, provider = "" } = contact;
  const outcome = told.is === "sent" ? { is: told.is, providerId: `demo-${contactId}` } : told;
  const command: SystemCommand = { type: "settle-contact", data: { contactId, outcome } };
  const isOurs = ["sent", "put-off", "unknown", "parked"].includes(outcome.is);
  await on.happens(command, isOurs ? SYSTEM : { actor: { kind: "gateway", id: provider } });
}

type Reply = { channel: "sms" | "whatsapp" | "email"; text: string; keyword?: "stop" };

/** The customer answers the message. */
export async function reply({ on }: Story, contactId: string, { channel, text, keyword }: Reply): Promise<void> {
  const provider = on.state.contacts.find(({ id }) => id === contactId)?.provider ?? channel;
  const by: Identity = { actor: { kind: "gateway", id: provider } };
  const from = on.state.customer.masks[channel === "email" ? "email" : "phone"] ?? "";
  const said = { channel, from, text, ...(keyword && { keyword }), inReplyTo: contactId };
  const message: SystemCommand = { type: "receive-message", data: { messageId: newId(), ...said } };
  await on.happens(message, by, { type: message.type, data: said });
  if (keyword !== "stop") return;
  await on.does(by, "record-opt-out", { channel, source: "reply", evidence: text });
}

/** The customer opens the link that the message carries, and stops its channel there. */
export async function stopBehindLink({ on }: Story, contactId: string, channel: Reply["channel"]): Promise<void> {
  const by: Identity = { actor: { kind: "customer", id: on.state.customer.id } };
  await on.happens({ type: "note-click", data: { contactId, link: "preferences" } }, by);
  await on.wait(SECOND * 40);
  await on.does(by, "record-opt-out", { channel, source: "link" });
}
