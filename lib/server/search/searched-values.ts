import type { Findable } from "../../domain/search/terms.ts";
import { type CustomerKey, open } from "../crypto.ts";
import { customerKey } from "../customer-keys.ts";
import type { Client } from "../database.ts";
import { type CustomerValue, valueBound } from "../recording.ts";

type Sealed = { customer_id: string; kind: string; value: Buffer; wrapped: Buffer | null };
type Found = Pick<Findable, "phone" | "email" | "reference">;

export const SEARCHED = ["phone", "email", "reference"] as const;

/** What a known customer is found by, held until the end of the transaction: a change meanwhile waits and sees the new case. */
export async function searchedValues(client: Client, customerId: string, key: CustomerKey): Promise<CustomerValue[]> {
  const { rows } = await client.query<Sealed>(
    `select customer_id, kind, value from customer_values where customer_id = $1 and kind = any($2) order by kind for share`,
    [customerId, SEARCHED],
  );
  return rows.map(({ kind, value }) => ({
    kind,
    value: open<string>(key, value, valueBound(customerId, kind)),
    verified: false,
  }));
}

/** The same of many customers, by customer, or only these kinds of it. An erased customer has none. */
export async function valuesOfCustomers(
  client: Pick<Client, "query">,
  customerIds: string[],
  kinds: readonly string[] = SEARCHED,
  hold?: "hold",
): Promise<Map<string, Found>> {
  const { rows } = await client.query<Sealed>(
    `select v.customer_id, v.kind, v.value, k.key as wrapped from customer_values v join customers k on k.id = v.customer_id
     where v.customer_id = any($1) and v.kind = any($2) order by v.customer_id, v.kind ${hold ? "for share of v" : ""}`,
    [customerIds, kinds],
  );
  const values = new Map<string, Found>();
  for (const { customer_id: id, kind, value, wrapped } of rows) {
    const key = customerKey(id, wrapped);
    if (!key) continue;
    const found = values.get(id) ?? { phone: null, email: null, reference: null };
    values.set(id, { ...found, [kind]: open<string>(key, value, valueBound(id, kind)) });
  }
  return values;
}
