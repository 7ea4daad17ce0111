/** The template that a planned contact names, and what it says when the contact is let go. */
import type { Command } from "../../domain/commands.ts";
import { POINT_OF } from "../../domain/contact-facts.ts";
import type { Reason } from "../../domain/contact-policy/index.ts";
import type { Channel } from "../../domain/contact-policy/input.ts";
import type { Message } from "../../domain/context.ts";
import type { Directory } from "../../domain/directory.ts";
import { languageOf } from "../../domain/templates/choose-words.ts";
import { type Composed, compose } from "../../domain/templates/compose.ts";
import type { Known } from "../../domain/templates/filling.ts";
import type { Chosen, TemplateVersion } from "../../domain/templates/template.ts";
import { adapterOf } from "../adapters/index.ts";
import { sha256 } from "../crypto.ts";
import type { Client } from "../database.ts";
import type { HeldCase } from "../event-store.ts";
import { exampleLink, examplePayLink } from "../templates/preview.ts";
import { senderFor, templateFor } from "../templates/published.ts";
import { addressFor } from "./address.ts";
import type { Beside } from "./gate-context.ts";
import { makePayLink, mayCarryPayLink, type PayLinkMade } from "./pay-link.ts";
import { pointOf } from "./point.ts";
import { makePreferencesLink } from "./preferences-link.ts";

type Held = HeldCase & { state: NonNullable<HeldCase["state"]>; key: NonNullable<HeldCase["key"]> };
type Made = { message?: Message | null; beside: Beside };
type Planned = Held["state"]["contacts"][number];

/** No message for a command that sends none: undefined. No template of this name in force: null. */
export async function messageFor(client: Client, held: Held, directory: Directory, command: Command): Promise<Made> {
  if (command.type === "schedule-contact")
    return { message: await plannedMessage(client, held, directory, command.data), beside: {} };
  if (command.type !== "dispatch-contact") return { beside: {} };
  const contact = held.state.contacts.find(({ id }) => id === command.data.contactId);
  return contact?.status === "scheduled" ? letGo(client, held, directory, contact) : { message: null, beside: {} };
}

type Asked = Extract<Command, { type: "schedule-contact" }>["data"];

/** Filled in already when it is planned, so that who asks hears at once what it lacks; what was filled in is not kept. */
async function plannedMessage(client: Client, held: Held, directory: Directory, asked: Asked): Promise<Message | null> {
  const version = await templateFor(asked.template, held.now, client);
  if (!version) return null;
  const { now } = held;
  const pay = mayCarryPayLink(version, asked, held.state, now) ? examplePayLink() : undefined;
  const known = await knownOf(client, held, directory, { preferences: exampleLink(), pay }, asked);
  const { template, optOutOffered, missing } = compose(version, asked.purpose, known, wantedOf(asked));
  return { ...fixed(version), template, optOutOffered, missing };
}

/** Filled in once, with a link of its own. What was in force when it was planned may have been retired since. */
async function letGo(client: Client, held: Held, directory: Directory, contact: Planned): Promise<Made> {
  const version = await templateFor(contact.template.id, held.now, client);
  if (!version) return { message: retired(contact), beside: {} };
  const link = makePreferencesLink(contact);
  const pay = mayCarryPayLink(version, contact, held.state, held.now) ? makePayLink(held, directory, contact) : null;
  const links = { preferences: link.url, pay: pay?.url };
  const known = await knownOf(client, held, directory, links, contact);
  const composed = compose(version, contact.purpose, known, wantedOf(contact.template));
  const to = await addressFor(client, held, contact);
  const provider = adapterOf(contact.channel)?.provider;
  const { template, optOutOffered } = composed;
  const fits = version.channel === contact.channel && version.purposes.includes(contact.purpose);
  const missing = [...composed.missing, ...(fits ? [] : [CHANGED]), ...(to === null ? [NO_ADDRESS] : [])];
  const message = { ...fixed(version), template, optOutOffered, missing, ...(provider !== undefined && { provider }) };
  if (to === null || composed.rendered === null || provider === undefined) return { message, beside: {} };
  const content = contentOf(nameOf(held, contact), to, composed.rendered, link.url);
  const point = { point: `\\x${pointOf(POINT_OF[contact.channel], to).toString("hex")}`, provider };
  const payLink = carriedBy(composed.rendered, pay);
  return { message: { ...message, content, ...(payLink && { payLink }) }, beside: { point, links: [link.row] } };
}

/** A text that does not say it carries none. */
function carriedBy({ text }: NonNullable<Composed["rendered"]>, pay: PayLinkMade | null): Message["payLink"] | null {
  return pay && text.includes(pay.url) ? pay.made : null;
}

function fixed({ channel, purposes }: TemplateVersion): Pick<Message, "channel" | "purposes"> {
  return { channel, purposes };
}

async function knownOf(
  client: Client,
  { state, now }: Held,
  directory: Directory,
  { preferences, pay }: { preferences: string; pay: string | undefined },
  { inputs, debtId }: { inputs?: Record<string, string> | undefined; debtId?: string | undefined },
): Promise<Known> {
  const sender = await senderFor(state.portfolio, client);
  return {
    state,
    directory,
    sender,
    links: { preferences, ...(pay !== undefined && { pay }) },
    at: now,
    ...(inputs && { inputs }),
    ...(debtId && { debtId }),
  };
}

function wantedOf({
  language,
  variant,
}: {
  language?: string | undefined;
  variant?: Chosen["variant"] | undefined;
}): Partial<Chosen> {
  const known = languageOf(language ?? null);
  return { ...(known && { language: known }), ...(variant && { variant }) };
}

/** Whoever it goes to: in the address window of a letter and the header of a mail. */
function nameOf({ state }: Held, { recipient }: Planned): string {
  const { representative } = state.contactFacts;
  return (recipient === "representative" ? representative?.name : undefined) ?? state.customer.name;
}

function contentOf(
  name: string,
  to: string,
  { subject, text }: NonNullable<Composed["rendered"]>,
  preferencesUrl: string,
) {
  return { to, name, ...(subject !== undefined && { subject }), text, preferencesUrl, sha256: sha256(text) };
}

function retired({ channel, purpose, template }: Planned): Message {
  return { channel: channel satisfies Channel, purposes: [purpose], template, optOutOffered: true, missing: [RETIRED] };
}

const HOUSE = "Baton's default";
const RETIRED: Reason = {
  rule: "template.retired",
  citation: HOUSE,
  message: "The template is not in force any more.",
};
const CHANGED: Reason = {
  rule: "template.purpose",
  citation: HOUSE,
  message: "The template in force now is for another channel or purpose.",
};
const NO_ADDRESS: Reason = {
  rule: "channel.no-contact-point",
  citation: HOUSE,
  message: "No address of the recipient for this channel is on record.",
};
