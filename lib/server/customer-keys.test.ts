import { expect, it, vi } from "vitest";
import { makeCustomerKey } from "./crypto.ts";
import { customerKey } from "./customer-keys.ts";
import { processWide } from "./process-wide.ts";

const remembered = () => processWide<Map<string, unknown>>("customer-keys", () => new Map()).has("c1");

it("keeps an unwrapped key until its customer is erased", () => {
  vi.stubEnv("BATON_MASTER_KEY", Buffer.alloc(32, 7).toString("base64"));
  const { key, wrapped } = makeCustomerKey("c1");

  expect(customerKey("c1", wrapped)).toEqual(key);
  expect(remembered()).toBe(true);

  expect(customerKey("c1", null)).toBeNull();
  expect(remembered()).toBe(false);
});
