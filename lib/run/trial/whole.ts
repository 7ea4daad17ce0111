import assert from "node:assert/strict";
import type { Client } from "./client.ts";
import { canonical, faultsOf, ownersOf, type Proven } from "./record.ts";
import type { Screen } from "./screen.ts";
import type { Server } from "./server.ts";

/** The case's record, which must be whole: versions, chain, commitments, one owner at every version. */
export async function wholeRecord(reader: Client, ref: string): Promise<Proven[]> {
  const events = (await reader.events(ref)) as unknown as Proven[];
  assert.deepEqual(faultsOf(events), [], `${ref} is not whole`);
  assert.notDeepEqual(faultsOf(forged(events)), [], "the auditor does not see one word changed");
  const { items } = await reader.read(`/cases/${ref}/ownership`);
  const ranges = items.map(({ team, user, from, to }: Proven["data"]) => ({ team, user, from, to }));
  assert.deepEqual(ranges, ownersOf(events), `${ref} is owned otherwise than its events say`);
  const owners = (version: number) =>
    items.filter(({ from, to }: { from: number; to: number | null }) => from <= version && (to ?? Infinity) > version);
  const torn = events.filter(({ version }) => owners(version).length !== 1);
  assert.deepEqual(torn, [], `not one owner of ${ref}`);
  return events;
}

function forged(events: Proven[]): Proven[] {
  const last = events.length - 1;
  return events.map((event, at) =>
    at < last ? event : { ...event, proof: { ...event.proof, envelope: { ...event.proof.envelope, type: "forged" } } },
  );
}

/** What the screen folded from pushes is, to the byte, what a fresh fetch gives. Waits until it shows that version. */
export async function showsWhatIsFetched(screen: Screen): Promise<void> {
  for (const ref of screen.cases.keys()) {
    const { shown, fetched } = await atOneVersion(screen, ref);
    assert.equal(canonical(plain(shown)), canonical(fetched), `${ref} as shown`);
  }
}

/** Both as they are at one version: where something was pushed since the fetch, such as a hold that ran out, it is fetched again. */
async function atOneVersion(screen: Screen, ref: string) {
  for (;;) {
    const { case: fetched, version } = await screen.client.read(`/cases/${ref}`);
    await screen.reaches(ref, version);
    if (screen.version(ref) === version) return { shown: screen.cases.get(ref)?.state, fetched };
  }
}

/** `npm run verify` finds nothing. */
export async function verifies(server: Pick<Server, "verify">): Promise<void> {
  const { code, said } = await server.verify();
  assert.match(said, /Everything fits\./);
  assert.equal(code, 0, said);
}

function plain<T>(value: T) {
  return JSON.parse(JSON.stringify(value));
}
