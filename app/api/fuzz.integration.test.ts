import { afterAll, beforeAll, expect, it } from "vitest";
import { ID, type PersonName } from "#lib/domain/given-organisation.ts";
import type { Scope } from "#lib/domain/permissions.ts";
import { everyKindOf } from "#lib/run/fuzz/askers.ts";
import { Pools } from "#lib/run/fuzz/pools.ts";
import { usualWords } from "#lib/run/fuzz/usual-words.ts";
import { type Asker, emptyTally, fire, type World } from "#lib/run/fuzz/volley.ts";
import { pool } from "#lib/server/database.ts";
import { newId } from "#lib/server/ids.ts";
import { verifyEverything } from "#lib/server/verify/everything.ts";
import { serveRoutes } from "./given-server.ts";
import { givenCase, makeKey, openDesk, signIn } from "./v1/given-api.ts";

const SEED = 20_261_130;
const CASES = 8;
const CUSTOMER = { name: "Ottoline Quillfeather", phone: "+44 20 7094 6177", email: "o.quillfeather@customer.example" };
const SECRETS = ["Quillfeather", "quillfeather", "7094 6177", "70946177"];

let desk: Awaited<ReturnType<typeof openDesk>>;
let served: Awaited<ReturnType<typeof serveRoutes>>;
let world: World;

beforeAll(async () => {
  desk = await openDesk();
  served = await serveRoutes();
  world = { url: served.url, askers: await everyKindOf(person, key), pools: await pools(), secrets: SECRETS };
});
afterAll(async () => {
  await served.stop();
  await desk.close();
});

it("no request that can be made from the API's description, whole or broken, gets through a rule", async () => {
  const tally = await fire(world, { seed: SEED, perOperation: 16, atOnce: 4, within: 10_000 }, emptyTally());
  expect(tally.findings).toEqual([]);
  // A fuzzer that no rule lets in tests nothing behind it.
  expect(tally.reached.size).toBeGreaterThan(60);

  const report = await verifyEverything();
  expect(report.findings).toEqual([]);
  expect(report.cases).toBeGreaterThan(CASES);
});

async function person(name: PersonName, maySeeCustomers: boolean, at: RegExp): Promise<Asker> {
  const proof = () => signIn(name);
  const renew = async () => {
    // Whoever signed out everywhere has another epoch now.
    await pool().query("update people set auth_epoch = 1 where id = $1", [ID[name]]);
    return proof();
  };
  return { proof: await proof(), renew, maySeeCustomers, at };
}

async function key(scopes: Scope[], maySeeCustomers: boolean, at: RegExp): Promise<Asker> {
  return { proof: await makeKey(...scopes), renew: () => makeKey(...scopes), maySeeCustomers, at };
}

async function pools(): Promise<Pools> {
  const pools = new Pools();
  for (let at = 0; at < CASES; at += 1) {
    pools.add("ref", await givenCase({ portfolio: at === 0 ? "us" : "uk", customer: CUSTOMER }));
  }
  for (const [name, values] of Object.entries(usualWords(Object.values(ID)))) pools.add(name, ...values);
  pools.add("/api/v1/admin/teams", "payments");
  pools.add("/api/v1/admin/portfolios", "za");
  for (let at = 0; at < 3; at += 1) {
    const id = newId();
    const values = [id, `spare${at}@baton.example`];
    await pool().query("insert into people (id, email, name, role) values ($1, $2, 'Spare', 'agent')", values);
    pools.add("/api/v1/admin/people", id);
  }
  return pools;
}
