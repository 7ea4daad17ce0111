import type { Channel } from "../../domain/contact-policy/input.ts";
import { linkHash } from "../contacts/preferences-link.ts";
import { pool } from "../database.ts";

/** What a preferences link belongs to. */
export type Link = {
  hash: string;
  /** Null: it came by no message. */
  contactId: string | null;
  customerId: string;
  ref: string;
  portfolio: string;
  channel: Channel;
};

const TOKEN = /^[A-Za-z0-9_-]{20,200}$/;

/** Null for a link that was never sent, and for one of a customer who has been erased: nobody can tell them apart. */
export async function findLink(token: string): Promise<Link | null> {
  if (!TOKEN.test(token)) return null;
  const { rows } = await pool().query<Link>({
    name: "preferences-link",
    text: `select encode(l.hash, 'hex') as hash, l.contact_id as "contactId", l.customer_id as "customerId", l.channel,
        c.ref, c.portfolio
      from contact_links l join cases c on c.id = l.case_id join customers u on u.id = l.customer_id
      where l.hash = $1 and u.key is not null`,
    values: [linkHash(token)],
  });
  return rows[0] ?? null;
}
