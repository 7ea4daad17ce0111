import { describe, expect, it } from "vitest";
import { as, changed, given, later } from "./given.ts";
import { about, accept, NO_OFFER, offer, taken, toDev } from "./given-handover.ts";
import { ID } from "./given-organisation.ts";

describe("offering a handover", () => {
  it("opens the offer and leaves the sender accountable", () => {
    const story = given(taken);
    const { state } = story
      .when(offer({ toUser: ID.dev, promised: "Statement today", ask: "Lower plan", askBy: "2026-12-04T17:00:00Z" }))
      .yields({
        type: "handover-offered",
        data: { toTeam: "specialist-support", toUser: ID.dev, by: ID.amara, askBy: "2026-12-04T17:00:00.000Z" },
      });
    expect(state.owner).toEqual(story.state.owner);
    expect(state.handover).toMatchObject({ toUser: ID.dev, note: "She needs time", ask: "Lower plan" });
    expect(state.firstActionDueAt).toBeNull();
    expect(state.handover).not.toHaveProperty("pack");
  });

  it("freezes what the sender knows, each fact with its version; why a customer needs help stays in its own event", () => {
    const { facts } = given(
      taken,
      as("amara", "record-disclosure", { driver: "health", adjustments: ["large-print"], note: "In treatment" }),
      as("amara", "place-hold", { kind: "breathing-space", reason: "Register" }),
      as("amara", "open-complaint", { category: "service", text: "Nobody calls back" }),
    ).when(toDev);
    expect(JSON.stringify(facts)).not.toContain("In treatment");
    expect(facts[0]?.data).toMatchObject({
      pack: {
        version: 5,
        told: [{ version: 5, text: "Complains: service. Nobody calls back" }],
        support: [{ version: 3, text: "Large print" }],
        holds: [{ version: 4, text: "Breathing space. Register" }],
        money: [
          { version: 1, text: "Balance £150.00" },
          { version: 1, text: "Arrears £150.00" },
        ],
      },
    });
  });

  it.each([
    ["by default the team's minutes", undefined, "2026-11-24T11:02:00.000Z"],
    ["the minutes that the sender chose", 30, "2026-11-24T10:32:00.000Z"],
    ["over the night: closed hours do not count", 480, "2026-11-25T09:32:00.000Z"],
  ])("runs out in the receiver's working hours: %s", (_, acceptWithinMinutes, expiresAt) => {
    given(taken).when(offer({ acceptWithinMinutes })).yields({ type: "handover-offered", data: { expiresAt } });
  });

  it("may be to the whole team, made by a member while nobody has taken the case, or back to one's own team", () => {
    given()
      .when(offer({}, "ben"))
      .yields({ type: "handover-offered", data: { toUser: null, by: ID.ben } });
    given(taken)
      .when(offer({ toTeam: "early-arrears" }))
      .yields({ type: "handover-offered" });
  });

  it("refuses a second offer, a closed case and who may not own it", () => {
    given(taken, toDev).when(offer()).refuses("offer-open");
    given(taken, as("amara", "close-case", { reason: "other" }))
      .when(offer())
      .refuses("case-closed");
    given(taken)
      .when(offer({ toUser: ID.chloe }))
      .refuses("person-not-eligible");
    given(taken, changed("dev")).when(toDev).refuses("person-not-eligible");
    given(taken)
      .when(offer({ toUser: ID.ana, toTeam: "late-stage" }))
      .refuses("person-not-eligible");
  });

  it("refuses teams that do not exist or are not granted the portfolio", () => {
    given(taken)
      .when(offer({ toTeam: "no-such-team" }))
      .refuses("unknown-team");
    given(taken)
      .when(offer({ toTeam: "pre-legal" }))
      .refuses("team-not-granted");
  });

  it("refuses where the case is already, and an answer that is due in the past", () => {
    given(taken)
      .when(offer({ toTeam: "early-arrears", toUser: ID.amara }))
      .refuses("already-owner");
    given()
      .when(offer({ toTeam: "early-arrears" }, "ben"))
      .refuses("already-owner");
    given(taken)
      .when(offer({ askBy: "2026-11-24T09:00:00Z" }))
      .refuses("in-the-past");
  });

  it.each([4, 2_881, 7.5])("refuses %s minutes to accept", (acceptWithinMinutes) => {
    given(taken).when(offer({ acceptWithinMinutes })).rejects("acceptWithinMinutes");
  });

  it("never goes to a key: that is forbidden", () => {
    const key = "00000000-0000-7000-8000-000000002001";
    given(taken)
      .when(offer({ toUser: key }, "key"))
      .forbids("A key never owns a case.");
  });
});

describe("accepting a handover", () => {
  it("moves the case to who accepts, with a new first action", () => {
    const { state } = given(taken, toDev)
      .when(about("dev", "accept-handover", { readBack: "A lower plan" }))
      .yields(
        { type: "handover-accepted", data: { readBack: "A lower plan" } },
        {
          type: "owner-changed",
          data: {
            from: { team: "early-arrears", user: ID.amara },
            to: { team: "specialist-support", user: ID.dev },
            why: "accepted",
            firstActionDueAt: "2026-11-24T14:03:00.000Z",
          },
        },
      );
    expect(state).toMatchObject({ handover: null, owner: { team: "specialist-support", user: ID.dev } });
    expect(state.previousOwner).toEqual({ team: "early-arrears", user: ID.amara });
  });

  it("of an offer to the team is open to any member", () => {
    const { state } = given(taken, offer()).when(about("priya", "accept-handover"));
    expect(state.owner.user).toBe(ID.priya);
  });

  it("is possible until the last moment and refused from it on", () => {
    given(taken, toDev, later(58)).when(accept).yields({ type: "handover-accepted" }, { type: "owner-changed" });
    given(taken, toDev, later(59)).when(accept).refuses("offer-expired");
  });

  it("refuses another offer's id, an offer that is gone, and a closed case", () => {
    given(taken, toDev)
      .when(as("dev", "accept-handover", { handoverId: NO_OFFER }))
      .refuses("offer-not-open");
    given(taken).when(accept).refuses("offer-not-open");
    given(taken, as("amara", "close-case", { reason: "other" }))
      .when(accept)
      .refuses("case-closed");
  });

  it("refuses who may no longer own it, and the owner of the case", () => {
    given(taken, toDev, changed("dev", { teams: ["late-stage"] }))
      .when(accept)
      .refuses("person-not-eligible");
    given(taken, offer({ toTeam: "early-arrears" }))
      .when(about("amara", "accept-handover"))
      .refuses("already-owner");
  });
});

describe("declining a handover", () => {
  it("closes the offer and leaves the sender owner", () => {
    const { state } = given(taken, toDev)
      .when(about("dev", "decline-handover"))
      .yields({ type: "handover-declined", data: { reason: "no-capacity" } });
    expect(state).toMatchObject({ handover: null, owner: { user: ID.amara } });
  });

  it("refuses when none is open", () => {
    given(taken).when(about("dev", "decline-handover")).refuses("offer-not-open");
  });
});
