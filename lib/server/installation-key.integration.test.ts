import pg from "pg";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../run/test-database.ts";
import { newId } from "./ids.ts";
import { INSTALLATION, openInstallationKey } from "./installation-key.ts";
import { masterKey } from "./master-keys.ts";
import { sealBytes } from "./sealed-bytes.ts";
import { MasterKeyMissing, unwrapKey } from "./wrapped-keys.ts";

const [old, fresh] = [Buffer.alloc(32, 3), Buffer.alloc(32, 4)];
let database: TestDatabase;
let client: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase();
  client = await connected();
  vi.stubEnv("BATON_INSTALLATION_KEY", "");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await client.end();
  await database.drop();
});

function hold(first: Buffer, ...previous: Buffer[]): void {
  vi.stubEnv("BATON_MASTER_KEY", first.toString("base64"));
  vi.stubEnv("BATON_MASTER_KEY_PREVIOUS", previous.map((key) => key.toString("base64")).join(" "));
}

async function connected(): Promise<pg.Client> {
  const made = new pg.Client({ connectionString: database.url });
  await made.connect();
  return made;
}

const opened = () => Buffer.from(process.env.BATON_INSTALLATION_KEY ?? "", "base64");

it("is made at random on the first start, and the same ever after", async () => {
  hold(old);
  await openInstallationKey(client);
  const first = opened();
  expect(first).toHaveLength(32);
  expect(first).not.toEqual(old);
  hold(fresh, old);
  await openInstallationKey(client);
  expect(opened()).toEqual(first);
});

it("is one, however many start at once", async () => {
  hold(old);
  const others = await Promise.all([1, 2, 3].map(connected));
  await Promise.all(others.map((one) => openInstallationKey(one)));
  await Promise.all(others.map((one) => one.end()));
  const { rows } = await client.query("select wrapped from installation_key");
  expect(rows).toHaveLength(1);
  expect(opened()).toEqual(unwrapKey(rows[0].wrapped, INSTALLATION).plain);
});

it("is the first master key where hashes were made with that, also when it is being changed", async () => {
  await earlierInstallation();
  hold(fresh, old);
  await openInstallationKey(client);
  expect(opened()).toEqual(old);
  const { rows } = await client.query("select wrapped from installation_key");
  expect(unwrapKey(rows[0].wrapped, INSTALLATION).by.id).toBe(masterKey(fresh).id);
});

it("is not made under a wrong master key: nothing is written", async () => {
  await earlierInstallation();
  hold(fresh);
  await expect(openInstallationKey(client)).rejects.toThrow(MasterKeyMissing);
  expect((await client.query("select from installation_key")).rowCount).toBe(0);
});

/** A customer of before there was an installation key: wrapped by the master key without its id. */
async function earlierInstallation(): Promise<void> {
  const id = newId();
  const wrapped = sealBytes(old, Buffer.alloc(32, 9), `customer:${id}`);
  await client.query("insert into customers (id, key, source, reference_hash) values ($1, $2, 's', 'h')", [
    id,
    wrapped,
  ]);
}
