import { afterAll, beforeAll, expect, it } from "vitest";
import { Refusal } from "../../domain/refusal.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { faultsOfOwnership } from "./faults-of-ownership.ts";
import { inOrder, type Settled } from "./forced-order.ts";
import { addCase, addPerson, as, beginOrganisation, give, KEY, offer } from "./given-organisation.ts";
import { giveGrant, revokeGrant } from "./grants.ts";

let end: () => Promise<{ deadlocks: number }>;
let lena: string;
beforeAll(async () => {
  end = await beginOrganisation();
  lena = await addPerson("lead", ["early", "late"]);
});
afterAll(async () => {
  expect(await end()).toEqual({ deadlocks: 0 });
});

type Act = () => Promise<unknown>;

/** Each command that gives a case or an offer to the team `late`, which is losing the portfolio. */
const COMMANDS: Record<string, (ref: string) => Promise<Act>> = {
  "reassign to it": async (ref) => () => give(as(lena), ref, "reassign", { toTeam: "late", reason: "Load." }),
  "offer to it": async (ref) => () => offer(as(lena), ref, "late"),
  "accept in it": async (ref) => {
    const receiver = await addPerson("agent", ["late"]);
    const handoverId = await offer(as(lena), ref, "late");
    return () => give(as(receiver), ref, "accept-handover", { handoverId });
  },
  "return to it": async (ref) => {
    await give(as(lena), ref, "reassign", { toTeam: "late", reason: "Load." });
    await give(as(lena), ref, "reassign", { toTeam: "early", reason: "Back." });
    return () => give(as(lena), ref, "return-case", { reason: "Yours." });
  },
  "take in it": async (ref) => {
    await give(as(lena), ref, "reassign", { toTeam: "late", reason: "Load." });
    return () => give(as(lena), ref, "take-case");
  },
};

const GATES = {
  "the case": (ref: string) => ({ sql: "select 1 from cases where ref = $1 for update", values: [ref] }),
  "the grant": () => ({ sql: "select 1 from grants where team_slug = 'late' for update", values: [] }),
};

for (const [command, prepare] of Object.entries(COMMANDS)) {
  for (const [place, gateOf] of Object.entries(GATES)) {
    it.each(["command", "revocation"])(`revocation and ${command}, held at ${place}, the %s first`, async (first) => {
      await giveGrant(KEY, "late", "cards");
      const ref = await addCase();
      const act = await prepare(ref);
      const revoke = () => revokeGrant(KEY, "late", "cards");
      const [one, two] = first === "command" ? [act, revoke] : [revoke, act];
      const outcomes = await inOrder(gateOf(ref), one, two);
      const [acted, revoked] = first === "command" ? outcomes : [outcomes[1], outcomes[0]];
      expect(revoked).toMatchObject({ status: "fulfilled" });
      expectSettledInWords(acted);
      expect(await faultsOfOwnership()).toEqual([]);
      const { rowCount } = await pool().query("select 1 from cases where owner_team = 'late' or offer_team = 'late'");
      expect(rowCount).toBe(0);
    });
  }
}

it("keeps the default team's own grant", async () => {
  await expect(revokeGrant(KEY, "early", "cards")).rejects.toMatchObject({ extra: { rule: "default-team" } });
});

function expectSettledInWords(outcome: Settled): void {
  if (outcome.status === "fulfilled") return;
  const { reason } = outcome;
  expect(reason instanceof Problem || reason instanceof Refusal ? "in words" : reason).toBe("in words");
}
