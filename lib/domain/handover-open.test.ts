import { describe, expect, it } from "vitest";
import { evolve } from "./case.ts";
import type { NewEvent } from "./events.ts";
import { baton, changed, due, given, later } from "./given.ts";
import { EXAMPLES } from "./given-events.ts";
import { about, accept, NO_OFFER, offer, taken, toDev } from "./given-handover.ts";
import { ID } from "./given-organisation.ts";
import { eventOf } from "./given-step.ts";

describe("asking and answering", () => {
  const asked = about("dev", "ask-about-handover");

  it("keeps the offer and its expiry", () => {
    const story = given(taken, toDev);
    const { state } = story
      .when(asked)
      .yields({ type: "handover-question-asked", data: { question: "Which language?" } });
    expect(state.handover).toEqual({ ...story.state.handover, question: "Which language?", answer: undefined });
  });

  it("answers the question; a further question waits for its own answer", () => {
    const answered = given(taken, toDev, asked, about("amara", "answer-handover-question"));
    expect(answered.state.handover).toMatchObject({ question: "Which language?", answer: "Welsh" });
    const { state } = answered.when(about("dev", "ask-about-handover", { question: "By phone?" }));
    expect(state.handover).toMatchObject({ question: "By phone?", answer: undefined });
  });

  it("refuses an answer to nothing, and both when no offer is open", () => {
    given(taken, toDev).when(about("amara", "answer-handover-question")).refuses("no-question");
    given(taken).when(asked).refuses("offer-not-open");
    given(taken).when(about("amara", "answer-handover-question")).refuses("offer-not-open");
  });
});

describe("withdrawing a handover", () => {
  it("closes the offer", () => {
    const { state } = given(taken, toDev)
      .when(about("amara", "withdraw-handover"))
      .yields({ type: "handover-withdrawn", data: { why: "withdrawn" } });
    expect(state.handover).toBeNull();
  });

  it("refuses when none is open", () => {
    given(taken).when(about("amara", "withdraw-handover")).refuses("offer-not-open");
  });
});

describe("an offer that runs out", () => {
  it("expires, leaves the sender owner and can be made again", () => {
    const expired = given(taken, toDev, later(59));
    const { state } = expired.when(due).yields({ type: "handover-expired" });
    expect(state).toMatchObject({ handover: null, owner: { user: ID.amara } });
    expired.when(due).when(toDev).yields({ type: "handover-offered" });
  });

  it("stays quiet before its time and once it is answered", () => {
    given(taken, toDev, later(58)).when(due).staysQuiet();
    given(taken, toDev, accept, later(600)).when(due).staysQuiet();
  });
});

describe("an offer whose parties leave", () => {
  const left = (name: "amara" | "ben" | "dev") => baton("release-person", { person: ID[name], reason: "Left" });

  it("is addressed to the team when its receiver leaves", () => {
    const { state } = given(taken, toDev, changed("dev"))
      .when(left("dev"))
      .yields({ type: "handover-readdressed", data: { toTeam: "specialist-support", from: ID.dev } });
    expect(state.handover).toMatchObject({ toTeam: "specialist-support", toUser: null });
  });

  it("is withdrawn when its sender leaves the case", () => {
    given(taken, toDev, changed("amara"))
      .when(left("amara"))
      .yields(
        { type: "case-reassigned" },
        { type: "handover-withdrawn", data: { why: "sender-left" } },
        { type: "owner-changed" },
      );
  });

  it("is withdrawn when its sender leaves before anybody, or after somebody else, took the case", () => {
    const byBen = offer({}, "ben");
    const withdrawn = { type: "handover-withdrawn", data: { why: "sender-left" } } as const;
    given(byBen, changed("ben")).when(left("ben")).yields(withdrawn);
    given(byBen, taken, changed("ben")).when(left("ben")).yields(withdrawn);
  });

  it("stays when the sender leaves another team only", () => {
    const other = baton("release-person", { person: ID.ben, team: "late-stage", reason: "Moved" });
    given(offer({}, "ben")).when(other).staysQuiet();
    given(taken, toDev)
      .when(baton("release-person", { person: ID.dev, team: "late-stage", reason: "x" }))
      .staysQuiet();
  });

  it("is withdrawn when the receiving team loses the portfolio", () => {
    given(taken, toDev)
      .when(baton("release-team", { team: "specialist-support", toTeam: "late-stage", reason: "Grant ended" }))
      .yields({ type: "handover-withdrawn", data: { why: "receiver-left" } });
  });
});

describe("an event about another offer", () => {
  it.each(["handover-declined", "handover-withdrawn", "handover-expired", "handover-question-asked"] as const)(
    "leaves the open one alone: %s",
    (type) => {
      const { state } = given(taken, toDev);
      const data = { ...EXAMPLES[type], handoverId: NO_OFFER };
      const after = evolve(state, eventOf({ type, data } as NewEvent, state.version + 1));
      expect(after.handover).toEqual(state.handover);
    },
  );
});
