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
    const facts = new DeskFacts({ colleagues: [], portfolios: {} }, [entry]);
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
