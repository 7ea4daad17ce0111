import { afterAll, beforeAll, expect, it } from "vitest";
import { Refusal } from "../../domain/refusal.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { faultsOfOwnership } from "./faults-of-ownership.ts";
import { addCase, addPerson, as, beginOrganisation, give, KEY, offer } from "./given-organisation.ts";
import { activatePerson, deactivatePerson } from "./people.ts";

const ROUNDS = 200;
const AT_ONCE = 6;

let end: () => Promise<{ deadlocks: number }>;
beforeAll(async () => {
  end = await beginOrganisation();
});
afterAll(async () => {
  expect(await end()).toEqual({ deadlocks: 0 });
});

it("keeps one eligible owner of every case under 200 rounds of people coming, going, taking and handing over", async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => addPerson("agent", ["early", "late"])));
  const refs = await Promise.all(Array.from({ length: 10 }, addCase));
  const next = seeded(20_261_122);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  let done = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const acts = Array.from({ length: AT_ONCE }, () => act(pick(ACTS), pick(people), pick(refs), pick(people)));
    for (const outcome of await Promise.allSettled(acts)) {
      if (outcome.status === "fulfilled") done += 1;
      else expect(isInWords(outcome.reason) ? "in words" : outcome.reason).toBe("in words");
    }
    if (round % 20 === 0) expect(await faultsOfOwnership()).toEqual([]);
  }
  expect(await faultsOfOwnership()).toEqual([]);
  expect(done).toBeGreaterThan(ROUNDS);
});

const ACTS = ["leave", "come", "take", "take", "offer", "offer to team", "accept", "accept", "return"] as const;

async function act(what: (typeof ACTS)[number], who: string, ref: string, other: string): Promise<unknown> {
  switch (what) {
    case "leave":
      return deactivatePerson(KEY, who);
    case "come":
      return activatePerson(KEY, who);
    case "take":
      return give(as(who), ref, "take-case");
    case "offer":
      return offer(as(who), ref, "late", other);
    case "offer to team":
      return offer(as(who), ref, "late");
    case "accept":
      return accept(who, ref);
    case "return":
      return give(as(who), ref, "return-case", { reason: "Not mine." });
  }
}

/** Accepts whatever offer the case last had: open, gone or somebody else's. */
async function accept(who: string, ref: string): Promise<unknown> {
  const { rows } = await pool().query<{ id: string }>(
    `select data ->> 'handoverId' as id from events e join cases c on c.id = e.case_id
     where c.ref = $1 and e.type = 'handover-offered' order by e.version desc limit 1`,
    [ref],
  );
  return rows[0] && give(as(who), ref, "accept-handover", { handoverId: rows[0].id });
}

function isInWords(error: unknown): boolean {
  return error instanceof Problem || error instanceof Refusal;
}

/** The same sequence for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
