import type { Jurisdiction } from "../../domain/codes.ts";
import { type Known, knownFrom } from "../../domain/pay-identity.ts";
import { open } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";
import { valueBound } from "../recording.ts";

/** What a pay link belongs to, and where it stands. */
export type Link = {
  id: string;
  caseId: string;
  customerId: string;
  ref: string;
  portfolio: string;
  debtId: string | null;
  contactId: string | null;
  isOpened: boolean;
  ended: "revoked" | "locked" | "expired" | null;
};

export const LINK_COLUMNS = `l.id, l.case_id as "caseId", c.customer_id as "customerId", c.ref, c.portfolio,
  l.debt_id as "debtId", l.contact_id as "contactId", l.opened_at is not null as "isOpened",
  case when l.revoked_at is not null then 'revoked' when l.locked_at is not null then 'locked'
    when l.expires_at <= clock_timestamp() then 'expired' end as ended`;
export const LINK_TABLES = `pay_links l join cases c on c.id = l.case_id
  join customers u on u.id = c.customer_id and u.key is not null`;

/** Null for one that was never made, and for one of a customer who has been erased: nobody can tell them apart. */
export async function findLink(id: string): Promise<Link | null> {
  const { rows } = await pool().query<Link>({
    name: "pay-link",
    text: `select ${LINK_COLUMNS} from ${LINK_TABLES} where l.id = $1`,
    values: [id],
  });
  return rows[0] ?? null;
}

/** What the customer can be known by; null where nothing suitable is on record. */
export async function knownOf({ customerId }: Link, law: Jurisdiction): Promise<Known | null> {
  const { rows } = await pool().query<{ kind: string; value: Buffer; wrapped: Buffer | null }>({
    name: "pay-known",
    text: `select v.kind, v.value, u.key as wrapped from customer_values v join customers u on u.id = v.customer_id
      where v.customer_id = $1 and v.kind in ('birth-date', 'address')`,
    values: [customerId],
  });
  const recorded = (kind: string) => {
    const row = rows.find((one) => one.kind === kind);
    const key = row && customerKey(customerId, row.wrapped);
    return row && key ? open<string>(key, row.value, valueBound(customerId, kind)) : undefined;
  };
  return knownFrom({ birthDate: recorded("birth-date"), address: recorded("address") }, law);
}
