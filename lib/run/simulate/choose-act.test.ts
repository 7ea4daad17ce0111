import { describe, expect, it } from "vitest";
import { chanceOf } from "../../../prisma/demo/chance.ts";
import { plusMinutes } from "../../domain/calendar.ts";
import type { CaseState } from "../../domain/case.ts";
import type { CommandInput, CommandType } from "../../domain/commands.ts";
import { aCase, as, given } from "../../domain/given.ts";
import { DIRECTORY, ID, NAMES, type PersonName } from "../../domain/given-organisation.ts";
import { run, viewerOf, type World } from "../../domain/given-step.ts";
import { can, type UserViewer } from "../../domain/permissions.ts";
import { ACTS, chooseAct, type Intention } from "./choose-act.ts";
import type { Scene } from "./scene.ts";

const PLAYERS: PersonName[] = ["amara", "ben", "lena", "chloe", "mo", "priya", "dev", "sam", "olu", "grace", "ines"];
const colleague = (name: PersonName) => ({ id: ID[name], teams: DIRECTORY.people[ID[name]]?.teams ?? [] });
const cast = {
  colleagues: PLAYERS.map(colleague),
  people: PLAYERS.map(colleague),
  portfolios: Object.fromEntries(Object.values(DIRECTORY.teams).map(({ slug, portfolios }) => [slug, portfolios])),
};

function sceneOf(who: PersonName, world: Pick<World, "state" | "now">, more: Partial<Scene> = {}): Scene {
  const me = viewerOf(who) as UserViewer;
  const state = world.state as CaseState;
  const alone = { guests: { watching: new Set<string>(), mayBeOffered: [] }, here: [] };
  return {
    me,
    state,
    now: world.now,
    chance: chanceOf("test"),
    cast,
    ...alone,
    mayTake: true,
    mayClose: true,
    ...more,
  };
}

/** A call that the law does not allow is refused to people too. */
const UNLAWFUL = "not-lawful-then";

/** The kit has one template for everything. */
function inKit({ type, data }: Intention): object {
  return type === "schedule-contact" ? { ...data, template: "reminder" } : data;
}

/** Everybody in turn acts on one case after another for as long as there is something to do; every command must be one that the rules take. */
function story(seed: string, turns: number): { types: CommandType[]; refusals: string[] } {
  const chance = chanceOf(seed);
  const types: CommandType[] = [];
  const refusals: string[] = [];
  let world: World = given(aCase());
  for (let turn = 0; turn < turns; turn++) {
    const owner = PLAYERS.find((name) => ID[name] === world.state?.owner.user);
    const who = owner && chance.happens(50) ? owner : chance.pick(PLAYERS as [PersonName, ...PersonName[]]);
    world = { ...world, now: plusMinutes(world.now, chance.between(1, 4)) };
    const act = chooseAct(sceneOf(who, world, { chance }));
    if (!act) continue;
    const ran = run(world, as(who, act.type, inKit(act) as CommandInput[CommandType]));
    if (ran.refusal && ran.refusal.rule !== UNLAWFUL)
      refusals.push(`${act.type}: ${ran.refusal.rule} ${ran.refusal.message}`);
    types.push(act.type);
    world = ran.world.state?.lifecycle.state === "closed" || turn % 100 === 99 ? given(aCase()) : ran.world;
  }
  return { types, refusals };
}

describe("what simulated people do", () => {
  it("is what the rules allow, whatever has happened before", () => {
    const told = ["one", "two", "three"].map((seed) => story(seed, 600));
    expect(told.flatMap(({ refusals }) => refusals)).toEqual([]);
    expect(told.flatMap(({ types }) => types).length).toBeGreaterThan(900);
  });

  it("covers a whole handover, money, care and holds", () => {
    const done = new Set(["one", "two", "three"].flatMap((seed) => story(seed, 600).types));
    const wanted = new Set(ACTS.map(({ command }) => command).filter((command) => command !== "close-case"));
    expect([...wanted].filter((command) => !done.has(command))).toEqual([]);
  });

  it("is the same again from the same seed, and something else from another", () => {
    expect(story("one", 100)).toEqual(story("one", 100));
    expect(story("one", 100).types).not.toEqual(story("two", 100).types);
  });

  it("never is more than the person may do", () => {
    const world = given(aCase(), as("amara", "take-case", {}));
    for (const who of NAMES) {
      for (let n = 0; n < 30; n++) {
        const act = chooseAct(sceneOf(who, world, { chance: chanceOf(`${who} ${n}`) }));
        if (act) expect(can(viewerOf(who), act.type, world.state), `${who} ${act.type}`).toBe(true);
      }
    }
  });
});

describe("while somebody looks on", () => {
  const watching = (...names: PersonName[]) => ({
    watching: new Set(names.map((name) => ID[name])),
    mayBeOffered: [] as Scene["guests"]["mayBeOffered"],
  });
  const often = (who: PersonName, world: Pick<World, "state" | "now">, more: Partial<Scene>) =>
    Array.from({ length: 300 }, (_, n) => chooseAct(sceneOf(who, world, { chance: chanceOf(`${n}`), ...more })));
  const moves = ["take-case", "offer-handover", "withdraw-handover", "return-case", "reassign", "close-case"];
  const moved = (acts: ReturnType<typeof often>) => acts.filter((one) => one && moves.includes(one.type)).length;
  const later = ({ state, now }: World) => ({ state, now: plusMinutes(now, 5) });
  const offer = { toTeam: "specialist-support", reason: "vulnerability", note: "x" } as const;

  it("their cases stay where they are", () => {
    const mine = given(aCase(), as("amara", "take-case", {}));
    expect(moved(often("lena", mine, {})), "lena reassigns otherwise").toBeGreaterThan(0);
    expect(moved(often("lena", mine, { guests: watching("amara") }))).toBe(0);
  });

  it("and so do the cases that they have open", () => {
    const waiting = given(aCase());
    const guests = watching("amara");
    expect(moved(often("ben", waiting, { guests })), "ben takes it otherwise").toBeGreaterThan(0);
    expect(moved(often("ben", waiting, { guests, here: [ID.amara, ID.ben] }))).toBe(0);
    expect(often("ben", given(aCase(), as("ben", "take-case", {})), { guests, here: [ID.amara] })).not.toContain(null);
  });

  it("an offer that they read is left to them, and their own is answered", () => {
    const offered = given(aCase(), as("amara", "take-case", {}), as("amara", "offer-handover", offer));
    const answers = (guests: PersonName) =>
      often("dev", later(offered.when(as("lena", "add-note", { text: "x" })).world), {
        guests: watching(guests),
        here: [ID[guests]],
      }).filter((one) => one && /-handover$/.test(one.type)).length;
    expect(answers("priya")).toBe(0);
    expect(answers("amara")).toBeGreaterThan(0);
  });

  it("an offer to their team is to a colleague by name, and to them only when it is time", () => {
    const told = given(
      aCase(),
      as("ben", "take-case", {}),
      as("ben", "record-disclosure", { driver: "health", adjustments: ["large-print"] }),
    );
    const receivers = (guests: Scene["guests"]) =>
      new Set(
        often("ben", told, { guests }).flatMap((one) => {
          const data = one?.data as { toTeam?: string; toUser?: string } | undefined;
          return one?.type === "offer-handover" && data?.toTeam === "specialist-support" ? [data.toUser] : [];
        }),
      );
    expect(receivers(watching())).toContain(undefined);
    const few = receivers(watching("priya"));
    expect(few.size).toBeGreaterThan(0);
    expect([few.has(undefined), few.has(ID.priya)]).toEqual([false, false]);
    expect(receivers({ ...watching("priya"), mayBeOffered: [colleague("priya")] })).toContain(ID.priya);
  });
});

describe("a case that waits", () => {
  it("is taken by its team while the queue can spare it", () => {
    const acts = Array.from({ length: 20 }, (_, n) =>
      chooseAct(sceneOf("ben", given(aCase()), { chance: chanceOf(`${n}`) })),
    );
    expect(acts.map((act) => act?.type)).toContain("take-case");
  });

  it("is left when the queue would run empty", () => {
    const acts = Array.from({ length: 200 }, (_, n) =>
      chooseAct(sceneOf("ben", given(aCase()), { chance: chanceOf(`${n}`), mayTake: false })),
    );
    expect(acts.map((act) => act?.type)).not.toContain("take-case");
  });
});

describe("closing", () => {
  const money = { amountMinor: 15_000, currency: "GBP", method: "card", reference: "P-1" } as const;
  const paid = given(aCase(), as("amara", "take-case", {}), as("gateway", "record-payment", money));
  const acts = (mayClose: boolean) =>
    Array.from(
      { length: 100 },
      (_, n) => chooseAct(sceneOf("amara", paid, { chance: chanceOf(`${n}`), mayClose }))?.type,
    );

  it("happens to what is paid", () => expect(acts(true)).toContain("close-case"));
  it("has an end", () => expect(acts(false)).not.toContain("close-case"));
  it("leaves nothing to do", () => {
    const closed = given(...[aCase(), as("lena", "close-case", { reason: "paid" })]);
    expect(chooseAct(sceneOf("lena", closed))).toBeNull();
  });
});
