import { LRUCache } from "lru-cache";
import { type CustomerKey, openCustomerKey } from "./crypto.ts";
import { processWide } from "./process-wide.ts";

/** The customer's key, or null once the customer has been erased; then it is forgotten here too. The unwrapped key is kept while the wrapped one is the same. */
export function customerKey(customerId: string, wrapped: Buffer | null): CustomerKey | null {
  if (wrapped === null) {
    opened().delete(customerId);
    return null;
  }
  const known = opened().get(customerId);
  if (known?.wrapped.equals(wrapped)) return known.key;
  const key = openCustomerKey(customerId, wrapped);
  opened().set(customerId, { wrapped, key });
  return key;
}

function opened() {
  return processWide(
    "customer-keys",
    () => new LRUCache<string, { wrapped: Buffer; key: CustomerKey }>({ max: 20_000 }),
  );
}
