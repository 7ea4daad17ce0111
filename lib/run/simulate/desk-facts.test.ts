import { describe, expect, it } from "vitest";
import { DeskFacts, inTurn, type Player } from "./desk-facts.ts";

const player = (name: string, team: string, role: Player["role"] = "agent"): Player => {
  return { id: name, name, role, teams: [team], email: `${name}@baton.example` };
};

it("lets one of each team play before the next of each, a team's first last", () => {
  const people = [
    player("amara", "early"),
    player("ben", "early"),
    player("lena", "early", "lead"),
    player("chloe", "late"),
    player("mo", "late", "lead"),
  ];
  expect(inTurn(people).map(({ name }) => name)).toEqual(["ben", "chloe", "lena", "mo", "amara"]);
});

describe("a queue", () => {
  const entry = { slug: "uk", defaultTeam: "early" } as DeskFacts["portfolios"][number];
  const given = (waiting: number) => {
    const facts = new DeskFacts({ colleagues: [], people: [], portfolios: {} }, [entry]);
    facts.learn([{ slug: "early", portfolios: ["uk"], waiting }]);
    return facts;
  };

  it("gives cases away until six wait, counting what was taken since the last look", () => {
    const facts = given(7);
    expect(facts.mayTake("early")).toBe(true);
    facts.took("early");
    expect(facts.mayTake("early")).toBe(false);
  });

  it("asks for new cases when it runs short", () => {
    expect(given(8).shortPortfolios()).toEqual([entry]);
    expect(given(9).shortPortfolios()).toEqual([]);
  });
});

describe("who looks on", () => {
  const priya = { id: "priya", teams: ["support"] };
  const facts = new DeskFacts(
    { colleagues: [], people: [priya, { id: "dev", teams: ["support"] }], portfolios: {} },
    [],
  );
  const minutes = (count: number) => count * 60_000;

  it("is offered a case now and then, never at once and never twice in a row", () => {
    facts.meet(["priya"], 0);
    expect(facts.guests(minutes(1)).mayBeOffered).toEqual([]);
    expect(facts.guests(minutes(2)).mayBeOffered).toEqual([priya]);
    facts.offered("priya", minutes(2));
    facts.meet(["priya"], minutes(3));
    expect(facts.guests(minutes(4)).mayBeOffered).toEqual([]);
    expect(facts.guests(minutes(5)).mayBeOffered).toEqual([priya]);
  });

  it("is not remembered once gone", () => {
    facts.meet([], minutes(6));
    expect(facts.guests(minutes(9))).toEqual({ watching: new Set(), mayBeOffered: [] });
  });
});

it("remembers whose customers have something to read, each once, the last first", () => {
  const facts = new DeskFacts({ colleagues: [], people: [], portfolios: {} }, []);
  for (const ref of ["C-1", "C-2", "C-1"]) facts.wrote(ref);
  expect(facts.written).toEqual(["C-1", "C-2"]);
});
