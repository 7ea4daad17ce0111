/** Test kit: the pay page as browsers reach it over the network, and what its tests ask of the desk. Only tests import it. */
import { afterAll, beforeAll } from "vitest";
import { inTransaction, pool } from "#lib/server/database.ts";
import { env } from "#lib/server/env.ts";
import { payAs } from "#lib/server/sandbox/stripe/paying.ts";
import { deliverDue } from "#lib/server/sandbox/stripe/telling.ts";
import { openSandbox, type Sandbox } from "./given-sandbox.ts";
import { CUSTOMER, Visitor } from "./given-visitor.ts";
import { type Body, commandId, get, givenCase, post, robot } from "./v1/given-api.ts";

export let sandbox: Sandbox;

/** A demo's desk for the tests of a file. */
export function openPayPage(): void {
  beforeAll(async () => {
    // All browsers of these tests come from one address, and tap faster than people.
    sandbox = await openSandbox();
    Object.assign(env().limits, {
      payNetwork: { perSecond: 1_000, burst: 5_000 },
      payLink: { perSecond: 100, burst: 200 },
    });
  });
  afterAll(() => sandbox.close());
}

export const OWED = 64_000;
export const debt = (reference: string, balanceMinor: number) => ({ reference, balanceMinor, dueOn: "2026-01-01" });
export const open = (customer: object = CUSTOMER, debts = [debt("FB 4471", OWED)]) => givenCase({ customer, debts });

export async function linkOn(ref: string): Promise<{ linkId: string; path: string }> {
  const { body } = await post(`/cases/${ref}/pay-links`, await robot(), { commandId: commandId() });
  return { linkId: body.linkId, path: new URL(body.url).pathname };
}
export async function given(customer?: object, debts?: ReturnType<typeof debt>[]) {
  const ref = await open(customer, debts);
  return { ref, ...(await linkOn(ref)), visitor: new Visitor(sandbox.url) };
}
export const stateOf = async (ref: string): Promise<Body> => (await get(`/cases/${ref}`, await robot())).body.case;
export async function typesOf(ref: string): Promise<string[]> {
  const { items } = (await get(`/cases/${ref}/events?limit=200`, await robot())).body;
  return items.map(({ type }: Body) => type);
}
/** What the customer does on the hosted page. */
export const press = (path: string | null, test: string) =>
  fetch(`${sandbox.url}${path}`, { method: "POST", body: new URLSearchParams({ test }), redirect: "manual" });
/** The customer pays there, and the gateway has told nobody of it yet. */
export async function payUntold(path: string | null): Promise<void> {
  // Whoever is still sending would send this too.
  await deliverDue();
  await inTransaction((client) => payAs(client, path?.split("/").at(-1) ?? "", "succeeds"));
}
export const sessions = async (ref: string) =>
  (
    await pool().query<{ id: string; state: string; amount: number }>(
      "select s.id, s.state, s.amount_minor::int as amount from pay_sessions s join cases c on c.id = s.case_id where c.ref = $1 order by s.started_at",
      [ref],
    )
  ).rows;
