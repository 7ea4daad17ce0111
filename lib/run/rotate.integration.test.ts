import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { KEYS } from "../server/connection-name.ts";
import { boundTo } from "../server/crypto.ts";
import { pool } from "../server/database.ts";
import { openInstallationKey } from "../server/installation-key.ts";
import { heldMasterKeys, masterKey } from "../server/master-keys.ts";
import { addPerson, beginOrganisation, give, KEY } from "../server/org/given-organisation.ts";
import { sealBytes } from "../server/sealed-bytes.ts";
import { verifyEverything } from "../server/verify/everything.ts";
import { workedCase } from "../server/verify/given-damage.ts";
import { keyIdOf, unwrapKey } from "../server/wrapped-keys.ts";
import { runProgram, startProgram } from "./program.ts";

const old = masterKey(Buffer.alloc(32, 5));
const fresh = masterKey(Buffer.alloc(32, 6));
const rotate = ["lib/run/rotate.ts"];
let end: () => Promise<unknown>;
let refs: string[];

function hold(first: typeof old, ...previous: (typeof old)[]): void {
  process.env.BATON_MASTER_KEY = first.bytes.toString("base64");
  process.env.BATON_MASTER_KEY_PREVIOUS = previous.map((key) => key.bytes.toString("base64")).join(" ");
}

beforeAll(async () => {
  // The first connection says which keys this process holds: both, as after the restart that a rotation begins with.
  hold(fresh, old);
  end = await beginOrganisation();
  hold(old, fresh);
  await openInstallationKey(pool() as unknown as pg.ClientBase);
  const [amara, ben] = [await addPerson("agent"), await addPerson("agent", ["late"])];
  refs = await Promise.all([1, 2, 3, 4, 5].map(() => workedCase(amara, ben)));
  await asFirstInstallationsDid(refs[0] ?? "");
  hold(fresh, old);
});
afterAll(() => end());

/** Wrapped without a key's id, under the old key. */
async function asFirstInstallationsDid(ref: string): Promise<void> {
  const { rows } = await pool().query(
    "select u.id, u.key from customers u join cases c on c.customer_id = u.id where ref = $1",
    [ref],
  );
  const { plain } = unwrapKey(rows[0].key, boundTo(rows[0].id));
  await pool().query("update customers set key = $2 where id = $1", [
    rows[0].id,
    sealBytes(old.bytes, plain, boundTo(rows[0].id)),
  ]);
}

/** What may not change: the record, the hashes that find customers, and every sealed value. */
async function stored(): Promise<string> {
  const { rows } = await pool().query(`select md5(concat(
    (select string_agg(e::text, '' order by e.id) from events e),
    (select string_agg(s::text, '' order by s) from search_tokens s),
    (select string_agg(v::text, '' order by v) from customer_values v),
    (select string_agg(reference_hash::text, '' order by id) from customers))) as all`);
  return rows[0].all;
}

async function wrappedBy(): Promise<Record<string, number>> {
  const { rows } = await pool().query<{ key: Buffer }>(
    "select key from customers where key is not null union all select wrapped from installation_key",
  );
  return Object.fromEntries(
    Map.groupBy(rows, ({ key }) => keyIdOf(key) ?? "nameless")
      .entries()
      .map(([id, all]) => [id, all.length]),
  );
}

it("refuses while a server could not read what it would write, and changes nothing", async () => {
  const behind = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: `${KEYS}${old.id}` });
  await behind.connect();
  const { code, said } = await runProgram(rotate, {});
  await behind.end();
  expect(said).toContain("Nothing was changed");
  expect(code).toBe(1);
  expect(await wrappedBy()).toEqual({ [old.id]: 5, nameless: 1 });
});

it("goes on after kill -9, while the desk works, and leaves the record and its hashes as they were", async () => {
  const before = await stored();
  const held = await pool().connect();
  await held.query("begin; set local idle_in_transaction_session_timeout = 0");
  // One that has a name: five were made at once, so that the nameless one may be any of them by its number.
  await held.query("select from customers where id = (select customer_id from cases where ref = $1) for update", [
    refs[1],
  ]);
  // It waits for the row that is held, and is killed there.
  const killed = await startProgram(rotate, {}, /Migrations|up to date/);
  await until(async () => (await wrappedBy())[fresh.id] === 5);
  await killed.end("SIGKILL");
  await held.query("rollback");
  held.release();
  expect(await wrappedBy()).toEqual({ [fresh.id]: 5, [old.id]: 1 });
  expect(await stored()).toBe(before);

  const notes = refs.map((ref) => give(KEY, ref, "add-note", { text: "meanwhile" }));
  const { code, said } = await runProgram(rotate, {});
  await Promise.all(notes);

  expect(said).toContain(`6 keys open with master key ${fresh.id}`);
  expect(said).toContain("needs no other key");
  expect(code).toBe(0);
  expect(await wrappedBy()).toEqual({ [fresh.id]: 6 });
});

it("needs the old key no more", async () => {
  const { rows } = await pool().query("select id from cases");
  hold(fresh);
  expect(heldMasterKeys()).toHaveLength(1);
  expect(await verifyEverything()).toMatchObject({ cases: rows.length, findings: [] });
  const { said } = await runProgram(["lib/run/verify.ts"], {});
  expect(said).toContain("Everything fits");
});

it("tells whoever starts with a wrong key which one is missing", async () => {
  const { code, said } = await runProgram(["lib/run/verify.ts"], {
    BATON_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  });
  expect(said).toContain(`master key ${fresh.id} that is not here`);
  expect(code).not.toBe(0);
});

it("forgets the key or the secret before, whichever is named, and leaves the other", async () => {
  const folder = mkdtempSync(join(tmpdir(), "baton-forget-"));
  const secret = Buffer.alloc(32, 9).toString("base64");
  const kept = {
    secret,
    "secret-previous": "x",
    "master-key": process.env.BATON_MASTER_KEY,
    "master-key-previous": old.bytes.toString("base64"),
  };
  for (const [name, value] of Object.entries(kept)) writeFileSync(join(folder, name), `${value}\n`, { mode: 0o600 });
  const previous = () => readdirSync(folder).filter((name) => name.endsWith("-previous"));
  const outside = { BATON_DATA_DIR: folder, BATON_DEMO: "1", BATON_SECRET: secret };

  const bySecret = await runProgram([...rotate, "--secret", "--forget"], { ...outside, BATON_KEY_FOLDER: "" });
  expect([bySecret.code, previous()], bySecret.said).toEqual([0, ["master-key-previous"]]);

  writeFileSync(join(folder, "secret-previous"), "x\n", { mode: 0o600 });
  const own = await runProgram([...rotate, "--forget"], { ...outside, BATON_KEY_FOLDER: folder });
  expect([own.code, previous()], own.said).toEqual([0, ["secret-previous"]]);
  rmSync(folder, { recursive: true });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}
