import { describe, expect, it } from "vitest";
import { as, baton, changed, given } from "./given.ts";
import { ID, type PersonName } from "./given-organisation.ts";

const spell = { from: "2026-11-24T00:00:00.000Z", until: "2026-11-28T00:00:00.000Z" };
const away = (name: PersonName, cover: PersonName | null = null, when = spell) =>
  changed(name, { absences: [{ ...when, cover: cover && ID[cover] }] });
const toBen = { toTeam: "early-arrears", toUser: ID.ben };
const reassign = as("lena", "reassign", { ...toBen, reason: "Yours." });
const offer = as("amara", "offer-handover", { ...toBen, reason: "skill", note: "Please" });
const take = (who: "amara" | "ben") => as(who, "take-case", {});
const begin = (cover: PersonName | null) =>
  baton("cover-absence", { person: ID.ben, cover: cover && ID[cover], reason: "Absence" });

describe("giving a case or an offer to somebody who is away", () => {
  it("is refused, and names the last day and the cover", () => {
    const facts = { user: ID.ben, until: spell.until, cover: ID.amara };
    const { refusal } = given(away("ben", "amara")).when(reassign);
    expect(refusal?.message).toMatch(/^Ben is away until 2026-11-27 \(last day\); Amara covers/);
    given(away("ben", "amara")).when(reassign).refuses("person-away", { facts });
    given(take("amara"), away("ben", "amara")).when(offer).refuses("person-away", { facts });
  });

  it("is done before the first day and after the last", () => {
    const before = { from: "2026-11-25T00:00:00.000Z", until: "2026-11-28T00:00:00.000Z" };
    const over = { from: "2026-11-20T00:00:00.000Z", until: "2026-11-24T00:00:00.000Z" };
    for (const when of [before, over]) {
      expect(given(away("ben", null, when)).when(reassign).state.owner).toMatchObject({ user: ID.ben });
    }
  });

  it("does not happen by a return either: the case goes to the team's queue", () => {
    const held = given(take("ben"), as("ben", "offer-handover", { toTeam: "late-stage", reason: "skill", note: "x" }));
    const handoverId = held.state.handover?.id ?? "";
    const steps = [take("ben"), as("ben", "offer-handover", { toTeam: "late-stage", reason: "skill", note: "x" })];
    const back = as("chloe", "return-case", { reason: "Not ours" });
    const { state } = given(...steps, as("chloe", "accept-handover", { handoverId }), away("ben")).when(back);
    expect(state.owner).toMatchObject({ team: "early-arrears", user: null });
  });

  it("leaves the person free to take a case themselves", () => {
    expect(given(away("ben")).when(take("ben")).state.owner).toMatchObject({ user: ID.ben });
  });
});

describe("the beginning of an absence", () => {
  it("moves a case to the cover, or to the queue when the cover cannot have it", () => {
    const held = given(take("ben"), away("ben"));
    expect(held.when(begin("amara")).state.owner).toMatchObject({ team: "early-arrears", user: ID.amara });
    expect(held.when(begin("chloe")).state.owner).toMatchObject({ team: "early-arrears", user: null });
    const both = given(take("ben"), away("ben"), away("amara"));
    expect(both.when(begin("amara")).state.owner).toMatchObject({ team: "early-arrears", user: null });
  });

  it("hands an offer to the person on to their whole team", () => {
    const { state } = given(take("amara"), offer, away("ben")).when(begin("amara"));
    expect(state.handover).toMatchObject({ toTeam: "early-arrears", toUser: null });
    expect(state.owner).toMatchObject({ user: ID.amara });
  });

  it("stays quiet where the person holds nothing, and on a closed case", () => {
    given(take("amara")).when(begin(null)).staysQuiet();
    given(take("ben"), as("ben", "close-case", { reason: "other" }))
      .when(begin(null))
      .staysQuiet();
  });
});
