import type { Sender } from "../../domain/letters/compose.ts";
import type { CustomerKey } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import { pool } from "../database.ts";

/** What a letter needs of the case that it is about. `today`: the day where the portfolio is; `sender`: who writes to its customers, if that was said. */
export type Addressee = {
  caseId: string;
  customerId: string;
  key: CustomerKey;
  jurisdiction: string;
  today: string;
  sender: Sender | null;
};

type Row = { id: string; customer_id: string; wrapped: Buffer | null; jurisdiction: string; today: string } & Record<
  "name" | "address" | "telephone" | "email" | "website" | "registration",
  string | null
>;

/** Null when there is no such case, or its customer has been erased. */
export async function addresseeOf(reference: string): Promise<Addressee | null> {
  const { rows } = await pool().query<Row>(
    `select c.id, c.customer_id, k.key as wrapped, p.jurisdiction, (clock_timestamp() at time zone p.time_zone)::date::text as today,
       s.name, s.address, s.telephone, s.email, s.website, s.registration
     from cases c join customers k on k.id = c.customer_id join portfolios p on p.slug = c.portfolio
       left join senders s on s.portfolio_slug = p.slug where c.ref = $1`,
    [reference],
  );
  const [row] = rows;
  const key = row ? customerKey(row.customer_id, row.wrapped) : null;
  if (!row || !key) return null;
  const { id: caseId, customer_id: customerId, jurisdiction, today } = row;
  return { caseId, customerId, key, jurisdiction, today, sender: senderOf(row) };
}

/** Letters come back to an address: without one it is no sender of letters. */
function senderOf({ name, address, telephone, email, website, registration }: Row): Sender | null {
  const returnAddress = (address ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && line !== name);
  if (!name || returnAddress.length === 0) return null;
  const reach = [telephone, email, website].filter(Boolean).join(" · ");
  const who = [name, registration].filter(Boolean).join(", ");
  return { name, returnAddress, identity: [who, reach].filter(Boolean) };
}
