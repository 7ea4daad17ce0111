import { describe, expect, it } from "vitest";
import { as, given, later } from "./given.ts";

const note = as("amara", "add-note", { text: "Owes £5" });
const correct = (version: number, who: "amara" | "ben" | "key" = "amara") =>
  as(who, "correct-entry", { version, text: "Owes £50" });
const next = (dueAt: string) => as("ben", "set-next-action", { what: "Call back", dueAt });

describe("adding a note", () => {
  it("keeps the text as it was written and changes nothing else", () => {
    const story = given();
    const { state } = story
      .when(as("ben", "add-note", { text: "  two\nlines 🙂 " }))
      .yields({ type: "note-added", data: { text: "  two\nlines 🙂 " } });
    expect({ ...state, version: 1 }).toEqual(story.state);
  });

  it("is possible on a closed case", () => {
    given(as("ben", "close-case", { reason: "other" }))
      .when(note)
      .yields({ type: "note-added" });
  });

  it.each(["", "   ", "bell\u0007", "half \ud83d", "x".repeat(20_001)])("refuses %j", (text) => {
    given()
      .when(as("ben", "add-note", { text }))
      .rejects("text");
  });
});

describe("correcting an entry", () => {
  it("is an entry of its own that names the one it corrects", () => {
    given(note)
      .when(correct(2))
      .yields({ type: "entry-corrected", data: { version: 2, text: "Owes £50" } });
  });

  it("may correct a contact and a correction", () => {
    const call = as("amara", "record-contact", { channel: "call", direction: "outbound", disposition: "busy" });
    given(call).when(correct(2)).yields({ type: "entry-corrected" });
    given(note, correct(2)).when(correct(3)).yields({ type: "entry-corrected" });
  });

  it("refuses what is no note or contact, another's entry and a version that is not there", () => {
    given()
      .when(correct(1))
      .refuses("not-correctable", { facts: { type: "case-opened" } });
    given(note).when(correct(2, "ben")).refuses("not-the-author");
    given(note).when(correct(2, "key")).refuses("not-the-author");
    given(note).when(correct(3)).refuses("unknown-entry");
  });
});

describe("setting the next action", () => {
  it("replaces the one before and settles the first action", () => {
    const { state } = given(next("2026-11-25T09:00:00Z"))
      .when(next("2026-11-26T10:00:00+01:00"))
      .yields({ type: "next-action-set", data: { what: "Call back", dueAt: "2026-11-26T09:00:00.000Z" } });
    expect(state).toMatchObject({
      nextAction: { dueAt: "2026-11-26T09:00:00.000Z", version: 3 },
      dueAt: "2026-11-26T09:00:00.000Z",
      firstActionDueAt: null,
    });
  });

  it("refuses now, the past and a closed case", () => {
    given().when(next("2026-11-24T10:01:00Z")).refuses("in-the-past");
    given(later(1)).when(next("2026-11-24T10:01:00Z")).refuses("in-the-past");
    given(as("ben", "close-case", { reason: "other" }))
      .when(next("2026-11-25T09:00:00Z"))
      .refuses("case-closed");
  });
});
