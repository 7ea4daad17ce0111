import type { CustomerKey } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import type { Client } from "../database.ts";

/** The customer of a case with their key; null when there is no such case or they have been erased. */
export async function keyOfCustomer(
  client: Pick<Client, "query">,
  ref: string,
): Promise<{ caseId: string; customerId: string; key: CustomerKey } | null> {
  const { rows } = await client.query<{ id: string; customer_id: string; wrapped: Buffer | null }>({
    name: "key-of-customer",
    text: "select c.id, c.customer_id, k.key as wrapped from cases c join customers k on k.id = c.customer_id where c.ref = $1",
    values: [ref],
  });
  const [row] = rows;
  const key = row ? customerKey(row.customer_id, row.wrapped) : null;
  return row && key ? { caseId: row.id, customerId: row.customer_id, key } : null;
}
