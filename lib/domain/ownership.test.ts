import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import { as, baton, changed, given, organisation } from "./given.ts";
import { ID } from "./given-organisation.ts";
import type { Who } from "./given-step.ts";

const take = (who: Who) => as(who, "take-case", {});
const close = (who: Who) => as(who, "close-case", { reason: "other" });
const offer = (toUser: string) =>
  as("amara", "offer-handover", { toTeam: "specialist-support", toUser, reason: "skill", note: "Please" });
const accept = (who: Who) => (state: CaseState) => as(who, "accept-handover", { handoverId: state.handover?.id ?? "" });
const returned = (who: Who) => as(who, "return-case", { reason: "Not ours" });

describe("taking a case", () => {
  it("makes the taker its owner", () => {
    const { state } = given()
      .when(take("amara"))
      .yields({
        type: "owner-changed",
        data: {
          from: { team: "early-arrears", user: null },
          to: { team: "early-arrears", user: ID.amara },
          why: "taken",
          firstActionDueAt: "2026-11-24T14:01:00.000Z",
        },
      });
    expect(state.owner).toEqual({ team: "early-arrears", user: ID.amara, since: "2026-11-24T10:01:00.000Z" });
  });

  it("has one winner: the loser gets a conflict that names the winner, the winner too when trying again", () => {
    const owner = { team: "early-arrears", user: ID.amara };
    const facts = { owner: expect.objectContaining(owner) };
    given(take("amara")).when(take("ben")).refuses("already-taken", { code: "conflict", facts });
    given(take("amara")).when(take("amara")).refuses("already-taken", { code: "conflict", facts });
  });

  it("refuses a closed case", () => {
    given(take("amara"), close("amara")).when(take("ben")).refuses("case-closed");
  });

  it("refuses who is no longer active", () => {
    given(changed("ben")).when(take("ben")).refuses("person-not-eligible");
  });
});

describe("returning a case", () => {
  const handed = [take("amara"), offer(ID.dev), accept("dev")];

  it("goes at once to the previous owner", () => {
    const { state } = given(...handed)
      .when(returned("dev"))
      .yields(
        { type: "case-returned", data: { toTeam: "early-arrears", toUser: ID.amara, reason: "Not ours" } },
        { type: "owner-changed", data: { to: { team: "early-arrears", user: ID.amara }, why: "returned" } },
      );
    expect(state.owner).toMatchObject({ team: "early-arrears", user: ID.amara });
  });

  it("goes to the previous owner's team when they may no longer own it", () => {
    given(...handed, changed("amara"))
      .when(returned("dev"))
      .yields(
        { type: "case-returned", data: { toTeam: "early-arrears", toUser: null } },
        { type: "owner-changed", data: { to: { team: "early-arrears", user: null } } },
      );
  });

  it("goes to the queue of who holds it when the previous team has lost the portfolio", () => {
    const ungranted = organisation((directory) => {
      const team = directory.teams["early-arrears"];
      return { ...directory, teams: { ...directory.teams, ...(team && { [team.slug]: { ...team, portfolios: [] } }) } };
    });
    given(...handed, ungranted)
      .when(returned("dev"))
      .yields(
        { type: "case-returned" },
        { type: "owner-changed", data: { to: { team: "specialist-support", user: null } } },
      );
  });

  it("of a case that was taken from the queue puts it back there", () => {
    given(take("amara"))
      .when(returned("amara"))
      .yields(
        { type: "case-returned" },
        { type: "owner-changed", data: { to: { team: "early-arrears", user: null } } },
      );
  });

  it("withdraws an open offer", () => {
    given(take("amara"), offer(ID.dev))
      .when(returned("amara"))
      .yields(
        { type: "case-returned" },
        { type: "handover-withdrawn", data: { why: "returned" } },
        { type: "owner-changed" },
      );
  });

  it("refuses when nobody held it before, and on a closed case", () => {
    given().when(returned("ben")).refuses("nobody-to-return-to");
    given(take("amara"), close("amara")).when(returned("amara")).refuses("case-closed");
  });
});

describe("reassigning a case", () => {
  const reassign = (toTeam: string, toUser: string | null = null, who: Who = "lena") =>
    as(who, "reassign", { toTeam, toUser, reason: "Amara is away" });

  it("moves it at once, with the reason", () => {
    const { state } = given(take("amara"))
      .when(reassign("late-stage", ID.chloe))
      .yields(
        { type: "case-reassigned", data: { toTeam: "late-stage", toUser: ID.chloe, reason: "Amara is away" } },
        { type: "owner-changed", data: { to: { team: "late-stage", user: ID.chloe }, why: "reassigned" } },
      );
    expect(state.owner).toMatchObject({ team: "late-stage", user: ID.chloe });
  });

  it("may be to a team's queue, its own too", () => {
    given(take("amara"))
      .when(reassign("early-arrears"))
      .yields(
        { type: "case-reassigned" },
        { type: "owner-changed", data: { to: { team: "early-arrears", user: null } } },
      );
  });

  it("withdraws an open offer", () => {
    const { state } = given(take("amara"), offer(ID.dev))
      .when(reassign("late-stage"))
      .yields(
        { type: "case-reassigned" },
        { type: "handover-withdrawn", data: { why: "reassigned" } },
        { type: "owner-changed" },
      );
    expect(state.handover).toBeNull();
  });

  it("refuses where it is already, unknown and ungranted teams, and who may not own it", () => {
    given(take("amara")).when(reassign("early-arrears", ID.amara)).refuses("already-owner");
    given().when(reassign("early-arrears")).refuses("already-owner");
    given().when(reassign("nowhere")).refuses("unknown-team");
    given().when(reassign("pre-legal", ID.zed)).refuses("team-not-granted");
    given().when(reassign("late-stage", ID.priya)).refuses("person-not-eligible");
    given(take("amara"), close("amara")).when(reassign("late-stage")).refuses("case-closed");
  });

  it("never goes to a key: that is forbidden", () => {
    const key = "00000000-0000-7000-8000-000000002001";
    given()
      .when(reassign("late-stage", key, "key"))
      .forbids("A key never owns a case.");
  });
});

describe("a person who leaves", () => {
  const release = (person: string, team?: string) =>
    baton("release-person", { person, reason: "Left the company", ...(team && { team }) });

  it("leaves the case to the team's queue in the same stroke", () => {
    given(take("amara"), changed("amara"))
      .when(release(ID.amara))
      .yields(
        { type: "case-reassigned", data: { toTeam: "early-arrears", toUser: null, reason: "Left the company" } },
        { type: "owner-changed", data: { to: { team: "early-arrears", user: null }, why: "person-left" } },
      );
  });

  it("leaves closed cases too, so that each has an owner", () => {
    given(take("amara"), close("amara"), changed("amara"))
      .when(release(ID.amara))
      .yields({ type: "case-reassigned" }, { type: "owner-changed" });
  });

  it("stays quiet for who holds nothing here, and for another team", () => {
    given(take("amara")).when(release(ID.ben)).staysQuiet();
    given(take("amara")).when(release(ID.amara, "late-stage")).staysQuiet();
  });
});

describe("a team that loses the portfolio", () => {
  const release = (team: string) => baton("release-team", { team, toTeam: "late-stage", reason: "Grant ended" });

  it("leaves its cases to another team's queue and withdraws their offers", () => {
    given(take("amara"), offer(ID.dev))
      .when(release("early-arrears"))
      .yields(
        { type: "case-reassigned", data: { toTeam: "late-stage", toUser: null } },
        { type: "handover-withdrawn", data: { why: "sender-left" } },
        { type: "owner-changed", data: { to: { team: "late-stage", user: null }, why: "team-left" } },
      );
  });

  it("stays quiet where it neither holds the case nor is offered it", () => {
    given(take("amara"), offer(ID.dev)).when(release("complaints")).staysQuiet();
  });
});
