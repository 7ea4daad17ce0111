import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refusal } from "../../domain/refusal.ts";
import { pool } from "../database.ts";
import { Problem } from "../problem.ts";
import { faultsOfOwnership } from "./faults-of-ownership.ts";
import { begin, close, type Gate, inOrder, type Settled, standing } from "./forced-order.ts";
import { addCase, addPerson, as, beginOrganisation, give, KEY, offer } from "./given-organisation.ts";
import { deactivatePerson, setRole, setTeams } from "./people.ts";

let end: () => Promise<{ deadlocks: number }>;
beforeAll(async () => {
  end = await beginOrganisation();
  lena = await addPerson("lead", ["early", "late"]);
});
afterAll(async () => {
  expect(await end()).toEqual({ deadlocks: 0 });
});

let lena: string;
type Scene = { who: string; ref: string; act: () => Promise<unknown> };

/** Each command that gives something to the person, or lets them give, on a case made ready for it. */
const COMMANDS: Record<string, () => Promise<Scene>> = {
  "take by them": async () => {
    const [who, ref] = [await addPerson(), await addCase()];
    return { who, ref, act: () => give(as(who), ref, "take-case") };
  },
  "offer to them": async () => {
    const [who, other, ref] = [await addPerson(), await addPerson(), await addCase()];
    await give(as(other), ref, "take-case");
    return { who, ref, act: () => offer(as(other), ref, "early", who) };
  },
  "offer by them of a case they hold": async () => {
    const [who, ref] = [await addPerson(), await addCase()];
    await give(as(who), ref, "take-case");
    return { who, ref, act: () => offer(as(who), ref, "late") };
  },
  "offer by them of an untaken case": async () => {
    const [who, ref] = [await addPerson(), await addCase()];
    return { who, ref, act: () => offer(as(who), ref, "late") };
  },
  "accept by them of an offer in their name": async () => {
    const [who, other, ref] = [await addPerson(), await addPerson(), await addCase()];
    await give(as(other), ref, "take-case");
    const handoverId = await offer(as(other), ref, "early", who);
    return { who, ref, act: () => give(as(who), ref, "accept-handover", { handoverId }) };
  },
  "accept by them of an offer to their team": async () => {
    const [who, other, ref] = [await addPerson(), await addPerson("agent", ["late"]), await addCase()];
    await give(as(lena), ref, "reassign", { toTeam: "late", toUser: other, reason: "Load." });
    const handoverId = await offer(as(other), ref, "early");
    return { who, ref, act: () => give(as(who), ref, "accept-handover", { handoverId }) };
  },
  "accept of their offer by somebody else": async () => {
    const [who, other, ref] = [await addPerson(), await addPerson("agent", ["late"]), await addCase()];
    await give(as(who), ref, "take-case");
    const handoverId = await offer(as(who), ref, "late", other);
    return { who, ref, act: () => give(as(other), ref, "accept-handover", { handoverId }) };
  },
  "return to them": async () => {
    const [who, other, ref] = [await addPerson(), await addPerson(), await addCase()];
    await give(as(who), ref, "take-case");
    await give(as(lena), ref, "reassign", { toTeam: "early", toUser: other, reason: "Load." });
    return { who, ref, act: () => give(as(other), ref, "return-case", { reason: "Back to you." }) };
  },
  "return by them": async () => {
    const [who, ref] = [await addPerson(), await addCase()];
    await give(as(who), ref, "take-case");
    return { who, ref, act: () => give(as(who), ref, "return-case", { reason: "Not mine." }) };
  },
  "reassign to them": async () => {
    const [who, ref] = [await addPerson(), await addCase()];
    return { who, ref, act: () => give(as(lena), ref, "reassign", { toTeam: "early", toUser: who, reason: "Load." }) };
  },
  "reassign away from them": async () => {
    const [who, ref] = [await addPerson(), await addCase()];
    await give(as(who), ref, "take-case");
    return { who, ref, act: () => give(as(lena), ref, "reassign", { toTeam: "late", reason: "Load." }) };
  },
};

const LOSSES: Record<string, (who: string) => Promise<unknown>> = {
  deactivation: (who) => deactivatePerson(KEY, who),
  "loss of the team": (who) => setTeams(KEY, who, []),
  "loss of the role": (who) => setRole(KEY, who, "analyst"),
};

const GRANT_OF_LATE: Gate = { sql: "select 1 from grants where team_slug = 'late' for update", values: [] };

/**
 * Where they are held up: at the case, at the person, at a grant (the command has decided and holds only the case), at
 * another case of the leaver (the loss has looked and not locked).
 */
const GATES: Record<string, (scene: Scene) => Promise<Gate>> = {
  "the case": async ({ ref }) => rowOfCase(ref),
  "the person": async ({ who }) => ({ sql: "select 1 from people where id = $1 for update", values: [who] }),
  "the grant of the receiving team": async () => GRANT_OF_LATE,
  "another case of theirs": async ({ who }) => {
    const other = await addCase();
    await give(as(who), other, "take-case");
    return rowOfCase(other);
  },
};

function rowOfCase(ref: string): Gate {
  return { sql: "select 1 from cases where ref = $1 for update", values: [ref] };
}

for (const [loss, lose] of Object.entries(LOSSES)) {
  describe.each(Object.keys(COMMANDS))(`${loss} and %s`, (command) => {
    for (const [place, gateAt] of Object.entries(GATES)) {
      it.each(["command", "loss"])(`held at ${place}, the %s first`, async (first) => {
        const scene = (await COMMANDS[command]?.()) as Scene;
        const gate = await gateAt(scene);
        const works = [scene.act, () => lose(scene.who)] as const;
        const [one, two] = first === "command" ? works : ([works[1], works[0]] as const);
        const outcomes = await inOrder(gate, one, two);
        const [acted, lost] = first === "command" ? outcomes : [outcomes[1], outcomes[0]];
        expect(lost).toMatchObject({ status: "fulfilled" });
        expectSettledInWords(acted);
        expect(await faultsOfOwnership()).toEqual([]);
        expect(await holdings(scene.who)).toBe(0);
      });
    }
  });
}

it("begins again with the wider set, so that it never waits for a case while it holds the person", async () => {
  const [who, ref, other] = [await addPerson(), await addCase(), await addCase()];
  await give(as(who), other, "take-case");
  const openOther = await close(rowOfCase(other));
  const loss = begin(() => deactivatePerson(KEY, who));
  await standing([loss]);
  await give(as(who), ref, "take-case");
  const openGrant = await close(GRANT_OF_LATE);
  const offered = begin(() => offer(as(who), ref, "late"));
  await standing([loss, offered]);
  await openOther();
  await standing([loss, offered]);
  await openGrant();
  expect(await loss.outcome).toMatchObject({ status: "fulfilled" });
  expectSettledInWords(await offered.outcome);
  expect(await faultsOfOwnership()).toEqual([]);
});

/** Done, or refused in words: never an error of the database. */
function expectSettledInWords(outcome: Settled): void {
  if (outcome.status === "fulfilled") return;
  const { reason } = outcome;
  expect(reason instanceof Problem || reason instanceof Refusal ? "in words" : reason).toBe("in words");
}

async function holdings(who: string): Promise<number> {
  const { rows } = await pool().query<{ count: string }>(
    "select count(*) from cases where owner_user = $1::uuid or offer_user = $1::uuid or offer_by = $1::text",
    [who],
  );
  return Number(rows[0]?.count);
}
