import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { keptSecret } from "../run/data-folder.ts";
import { changeKept } from "../run/kept-secrets.ts";
import { makeCustomerKey, openCustomerKey } from "./crypto.ts";
import { heldMasterKeys, masterKey, masterKeyOf, wrappingKey } from "./master-keys.ts";
import { sealBytes } from "./sealed-bytes.ts";
import { keyIdOf, MasterKeyMissing } from "./wrapped-keys.ts";

const [old, fresh] = [Buffer.alloc(32, 3), Buffer.alloc(32, 4)];

function hold(first: Buffer, ...previous: Buffer[]): void {
  vi.stubEnv("BATON_MASTER_KEY", first.toString("base64"));
  vi.stubEnv("BATON_MASTER_KEY_PREVIOUS", previous.map((key) => key.toString("base64")).join(" "));
}

afterEach(() => vi.unstubAllEnvs());

it("wraps with the first key and opens with each", () => {
  hold(old);
  const before = makeCustomerKey("c1");
  hold(fresh, old);
  const after = makeCustomerKey("c2");
  expect(openCustomerKey("c1", before.wrapped)).toEqual(before.key);
  expect(openCustomerKey("c2", after.wrapped)).toEqual(after.key);
  expect([before, after].map(({ wrapped }) => keyIdOf(wrapped))).toEqual([masterKey(old).id, masterKey(fresh).id]);
});

it("opens what the first installations wrapped without naming a key, with whichever key it was", () => {
  const data = Buffer.alloc(32, 9);
  const nameless = sealBytes(old, data, "customer:c1");
  hold(fresh, old);
  expect(openCustomerKey("c1", nameless).data).toEqual(data);
  hold(fresh);
  expect(() => openCustomerKey("c1", nameless)).toThrow(MasterKeyMissing);
});

it("names the key that is missing, and no key", () => {
  hold(old);
  const { wrapped } = makeCustomerKey("c1");
  hold(fresh);
  const said = () => openCustomerKey("c1", wrapped);
  expect(said).toThrow(masterKey(old).id);
  expect(said).not.toThrow(old.toString("base64"));
});

it("opens nothing in another customer's place", () => {
  hold(old);
  const { wrapped } = makeCustomerKey("c1");
  expect(() => openCustomerKey("c2", wrapped)).toThrow();
});

it("takes over a key that changed in its file while the process runs", () => {
  const folder = mkdtempSync(join(tmpdir(), "baton-keys-"));
  vi.stubEnv("BATON_MASTER_KEY", keptSecret(folder, "master-key"));
  vi.stubEnv("BATON_MASTER_KEY_PREVIOUS", "");
  vi.stubEnv("BATON_KEY_FOLDER", folder);
  const [first] = heldMasterKeys();
  changeKept(folder, "master-key");
  expect(masterKeyOf("one that nobody has")).toBeNull();
  expect(heldMasterKeys()).toHaveLength(2);
  expect(heldMasterKeys()[1]).toEqual(first);
  expect(wrappingKey().id).not.toBe(first?.id);
  rmSync(folder, { recursive: true });
});
