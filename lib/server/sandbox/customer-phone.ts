/** What a demo customer finds on their phone, by one of their cases, and what they write from it. No address is shown: it is the customer's own. */
import * as z from "zod";
import type { Jurisdiction } from "../../domain/codes.ts";
import { knownFrom } from "../../domain/pay-identity.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { e164Of } from "../../domain/phone-number.ts";
import { pointOf } from "../contacts/point.ts";
import { open } from "../crypto.ts";
import { pool } from "../database.ts";
import { env } from "../env.ts";
import { notFound, Problem } from "../problem.ts";
import { stateOf } from "../reads/case.ts";
import { type ReadableCase, readableCase } from "../reads/readable-case.ts";
import { valueBound } from "../recording.ts";
import { messagesAt, type SandboxMessage } from "./messages.ts";
import { replyAsCustomer } from "./phone.ts";
import { replyAsCustomer as replyByMail } from "./sandbox-mail.ts";

export const phoneReplySchema = z.strictObject({
  channel: z.enum(["sms", "whatsapp", "email"]),
  text: z.string().trim().min(1, "must not be empty").max(1_000, "must be at most 1000 characters"),
});

/** `document`: the path of what came by post, as the printer had it. */
export type PhoneMessage = Pick<SandboxMessage, "id" | "direction" | "at"> & {
  channel: SandboxMessage["channel"] | "letter";
  text: string;
  subject: string | null;
  document: string | null;
};
/** What the pay page asks this customer: a demo's visitor plays them. Null: it has nothing to know them by. */
export type Phone = { items: PhoneMessage[]; knownBy: { birthDate: string; postcode: string | null } | null };
type Addresses = { caseId: string; phone: string | null; email: string | null; knownBy: Phone["knownBy"] };

/** Newest first. 404 outside a demo, and for a case that the viewer may not read. */
export async function readPhone(viewer: Viewer, ref: string): Promise<Phone> {
  const { caseId, phone, email, knownBy } = await addressesOf(viewer, ref);
  const points = [...(phone ? [pointOf("phone", phone)] : []), ...(email ? [pointOf("email", email)] : [])];
  const [messages, letters] = [await messagesAt(points), await lettersOf(caseId, ref)];
  const items = [...messages.map(messageOf), ...letters];
  return { items: items.sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id)), knownBy };
}

function messageOf({ said, id, channel, direction, at }: SandboxMessage): PhoneMessage {
  return { id, channel, direction, at, text: said.text, subject: said.subject ?? null, document: null };
}

/** Letters of the case that a printer has: they come by post, and are read as they were printed. */
async function lettersOf(caseId: string, ref: string): Promise<PhoneMessage[]> {
  const { rows } = await pool().query<{ id: string; at: string; pages: number }>(
    `select l.contact_id as id, l.pages, wire_time(b.handed_over_at) as at
     from letters l join letter_batches b on b.id = l.batch_id
     where l.case_id = $1 and l.position is not null and b.state = 'handed-over' order by b.handed_over_at desc limit 50`,
    [caseId],
  );
  return rows.map(({ id, at, pages }) => ({
    id,
    channel: "letter",
    direction: "to-customer",
    at,
    text: pages === 1 ? "A letter of one page." : `A letter of ${pages} pages.`,
    subject: null,
    document: `/api/v1/cases/${ref}/contacts/${id}/document`,
  }));
}

/** The customer answers: over the same webhooks that a provider would use. Throws 422 when they have no such address. */
export async function replyFromPhone(
  viewer: Viewer,
  ref: string,
  reply: z.output<typeof phoneReplySchema>,
): Promise<Phone> {
  const { phone, email } = await addressesOf(viewer, ref);
  const { channel, text } = reply;
  if (channel === "email") await replyByMail(required(email), text);
  else await replyAsCustomer(required(phone), text, channel);
  return readPhone(viewer, ref);
}

function required(address: string | null): string {
  if (address !== null) return address;
  throw new Problem(422, "refused", "This customer has no address for that channel.", { rule: "no-contact-point" });
}

async function addressesOf(viewer: Viewer, ref: string): Promise<Addresses> {
  if (!env().demo) throw notFound();
  const found = await readableCase(viewer, ref);
  if (!found.key) throw notFound();
  const { jurisdiction } = await stateOf({ ...found, key: found.key });
  const { rows } = await pool().query<{ kind: string; value: Buffer }>(
    "select kind, value from customer_values where customer_id = $1 and kind in ('phone', 'email', 'birth-date', 'address')",
    [found.customerId],
  );
  const values: { phone?: string; email?: string; "birth-date"?: string; address?: string } = Object.fromEntries(
    rows.map(({ kind, value }) => [kind, valueIn(found, kind, value)]),
  );
  const knownBy = knownFrom({ birthDate: values["birth-date"], address: values.address }, jurisdiction);
  return { caseId: found.id, phone: numberOf(values.phone, jurisdiction), email: values.email ?? null, knownBy };
}

function valueIn({ key, customerId }: ReadableCase, kind: string, value: Buffer): string {
  if (!key) throw notFound();
  return open<string>(key, value, valueBound(customerId, kind));
}

function numberOf(typed: string | undefined, jurisdiction: Jurisdiction): string | null {
  return typed === undefined ? null : e164Of(typed, jurisdiction);
}
