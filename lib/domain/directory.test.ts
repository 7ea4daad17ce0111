import { describe, expect, it } from "vitest";
import { dutyLeadAt, mayOwnIn, portfoliosOf } from "./directory.ts";
import { DIRECTORY, ID } from "./given-organisation.ts";

const noon = "2026-11-24T12:00:00.000Z";
const one = "2026-11-24T13:00:00.000Z";

function withDuty(
  duty: { from: string; until: string | null; lead: string; deputy: string | null }[],
  gone: string[] = [],
) {
  const team = DIRECTORY.teams["early-arrears"];
  if (!team) throw new Error("no team");
  const people = { ...DIRECTORY.people };
  for (const id of gone) {
    const person = people[id];
    if (person) people[id] = { ...person, active: false };
  }
  return { ...DIRECTORY, people, teams: { ...DIRECTORY.teams, [team.slug]: { ...team, duty } } };
}

describe("who is accountable while nobody has taken a case", () => {
  const day = { from: noon, until: one, lead: ID.mo, deputy: ID.sam };

  it.each([
    ["the lead on duty", withDuty([day]), noon, ID.mo],
    ["until the row ends, not after", withDuty([day]), one, ID.lena],
    ["the deputy while the lead is not active", withDuty([day], [ID.mo]), noon, ID.sam],
    ["the organisation's fallback when both are not", withDuty([day], [ID.mo, ID.sam]), noon, ID.lena],
    ["the fallback without a row", withDuty([]), noon, ID.lena],
    [
      "the second of two rows at its start",
      withDuty([day, { ...day, from: one, until: null, lead: ID.grace }]),
      one,
      ID.grace,
    ],
  ])("%s", (_, directory, at, expected) => expect(dutyLeadAt(directory, "early-arrears", at)).toBe(expected));

  it("passes over somebody on duty whose role works no cases any more", () => {
    const directory = withDuty([day]);
    const mo = directory.people[ID.mo];
    if (mo) directory.people[ID.mo] = { ...mo, role: "analyst" };
    expect(dutyLeadAt(directory, "early-arrears", noon)).toBe(ID.sam);
  });
});

describe("who may own", () => {
  it.each([
    ["amara", "early-arrears", true],
    ["lena", "early-arrears", true],
    ["olu", "complaints", true],
    ["amara", "late-stage", false],
    ["cara", "early-arrears", false],
  ] as const)("%s in %s: %s", (name, team, may) => expect(mayOwnIn(DIRECTORY.people[ID[name]], team)).toBe(may));

  it("nobody who is not active, not there, or in a role that works no cases", () => {
    const amara = DIRECTORY.people[ID.amara];
    expect(mayOwnIn(amara && { ...amara, active: false }, "early-arrears")).toBe(false);
    expect(mayOwnIn(amara && { ...amara, role: "analyst" }, "early-arrears")).toBe(false);
    expect(mayOwnIn(undefined, "early-arrears")).toBe(false);
  });
});

describe("portfolios of teams", () => {
  it("are what any of them is granted, once each", () => {
    expect(portfoliosOf(DIRECTORY, ["early-arrears", "late-stage"])).toEqual(["uk", "us", "za"]);
    expect(portfoliosOf(DIRECTORY, ["pre-legal", "nowhere"])).toEqual([]);
  });
});
