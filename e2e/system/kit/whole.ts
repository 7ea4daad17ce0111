import { expect } from "@playwright/test";
import type { Client } from "./client.ts";
import { canonical, faultsOf, ownersOf, type Proven } from "./record.ts";
import type { Screen } from "./screen.ts";
import type { Server } from "./server.ts";

/** The case's record, which must be whole: versions, chain, commitments, one owner at every version. */
export async function wholeRecord(reader: Client, ref: string): Promise<Proven[]> {
  const events = (await reader.events(ref)) as unknown as Proven[];
  expect(faultsOf(events), ref).toEqual([]);
  expect(faultsOf(forged(events)), "the auditor sees one word changed").not.toEqual([]);
  const { items } = await reader.read(`/cases/${ref}/ownership`);
  const ranges = items.map(({ team, user, from, to }: Proven["data"]) => ({ team, user, from, to }));
  expect(ranges, ref).toEqual(ownersOf(events));
  const owners = (version: number) =>
    items.filter(({ from, to }: { from: number; to: number | null }) => from <= version && (to ?? Infinity) > version);
  expect(
    events.filter(({ version }) => owners(version).length !== 1),
    `not one owner of ${ref}`,
  ).toEqual([]);
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
    const fetched = await screen.client.read(`/cases/${ref}`);
    await screen.reaches(ref, fetched.version);
    expect(screen.version(ref)).toBe(fetched.version);
    expect(canonical(plain(screen.cases.get(ref)?.state))).toBe(canonical(fetched.case));
  }
}

/** `npm run verify` finds nothing. */
export async function verifies(server: Server): Promise<void> {
  const { code, said } = await server.verify();
  expect(said).toContain("Everything fits.");
  expect(code).toBe(0);
}

function plain<T>(value: T) {
  return JSON.parse(JSON.stringify(value));
}
