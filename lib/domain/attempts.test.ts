import { describe, expect, it } from "vitest";
import type { CommandInput } from "./commands.ts";
import { as, baton, due, given, later, until } from "./given.ts";
import { uuid } from "./given-organisation.ts";
import type { Who } from "./given-step.ts";

const taken = as("ben", "take-case", {});
const reserve = (more: Partial<CommandInput["reserve-attempt"]> = {}, who: Who = "ben") =>
  as(who, "reserve-attempt", { channel: "call", purpose: "collection", ...more });
const deceased = as("ben", "record-death", {});
const NIGHT = until("2026-11-24T22:00:00.000Z");

describe("keeping an attempt", () => {
  it("keeps it ten minutes for who is about to call, for everybody to see", () => {
    const { state } = given(taken)
      .when(reserve())
      .yields({ type: "attempt-reserved", data: { place: "personal" } });
    expect(state.reservations).toMatchObject([
      { channel: "call", purpose: "collection", by: { kind: "user" }, until: "2026-11-24T10:12:00.000Z" },
    ]);
    expect(state.dueAt).not.toBeNull();
  });

  it("records that the law does not allow it, with the rule and what it rested on", () => {
    const { state } = given(taken, deceased)
      .when(reserve())
      .yields({
        type: "contact-blocked",
        data: { decision: "deny", basis: { input: { customer: { deceased: true } } } },
      });
    expect(state.reservations).toEqual([]);
    const [fact] = given(taken, NIGHT).when(reserve()).facts;
    expect(fact).toMatchObject({ type: "contact-blocked", data: { decision: "defer", until: expect.any(String) } });
  });

  it("is refused twice on one case, and about a debt of another", () => {
    given(taken, reserve()).when(reserve()).refuses("reserved-already");
    // Once it has lapsed it is kept anew, also before the worker has said so.
    given(taken, reserve(), later(11)).when(reserve()).yields({ type: "attempt-reserved" });
    given(taken)
      .when(reserve({ debtId: uuid(999) }))
      .refuses("unknown-debt");
  });

  it("is for who holds the case", () => {
    given(taken).when(reserve({}, "amara")).forbids("Only the owner may do this.");
  });

  it("is used up by the contact, and only by who keeps it", () => {
    const kept = given(taken, reserve());
    const reservationId = kept.state.reservations[0]?.id ?? "";
    const call = { channel: "call", direction: "outbound", disposition: "no-answer", reservationId } as const;
    const { state } = kept
      .when(as("ben", "record-contact", call))
      .yields({ type: "contact-recorded", data: { reservationId } });
    expect(state.reservations).toEqual([]);
    kept.when(as("amara", "record-contact", call)).refuses("not-your-reservation");
  });

  it("for whoever acts for the customer says so of the call that uses it", () => {
    const adviser = as("ben", "appoint-representative", { kind: "debt-adviser" });
    const kept = given(taken, adviser, reserve({ recipient: "representative" }));
    expect(kept.state.reservations).toMatchObject([{ recipient: "representative" }]);
    const reservationId = kept.state.reservations[0]?.id ?? "";
    const call = { channel: "call", direction: "outbound", disposition: "no-answer", reservationId } as const;
    const [fact] = kept.when(as("ben", "record-contact", call)).facts;
    expect(fact).toMatchObject({ data: { reservationId, recipient: "representative" } });
    expect(given(taken, reserve()).state.reservations[0]).not.toHaveProperty("recipient");
  });
});

describe("giving an attempt back", () => {
  const kept = given(taken, reserve());
  const reservationId = kept.state.reservations[0]?.id ?? "";

  it("frees it", () => {
    const { state } = kept.when(as("ben", "release-attempt", { reservationId })).yields({ type: "attempt-released" });
    expect(state.reservations).toEqual([]);
  });

  it("is refused where it is gone, and to everybody else", () => {
    given(taken)
      .when(as("ben", "release-attempt", { reservationId: uuid(999) }))
      .refuses("unknown-reservation");
    kept.when(as("amara", "release-attempt", { reservationId })).refuses("not-your-reservation");
  });

  it("happens by itself when it has lapsed, and not before", () => {
    given(taken, reserve(), later(8)).when(due).staysQuiet();
    const { state } = given(taken, reserve(), later(9)).when(due).yields({ type: "attempt-lapsed" });
    expect(state.reservations).toEqual([]);
  });

  it("that has lapsed does not undo a call that was made: it is recorded all the same", () => {
    const lapsed = given(taken, reserve(), later(10), due);
    const call = { channel: "call", direction: "outbound", disposition: "no-answer", reservationId } as const;
    const [fact] = lapsed.when(as("ben", "record-contact", call)).facts;
    expect(fact).toMatchObject({ type: "contact-recorded", data: { gate: { decision: "allow" } } });
    expect(fact?.data).not.toHaveProperty("reservationId");
  });
});

describe("planning a call", () => {
  const plan = (dueAt: string, more: object = {}) =>
    as("ben", "plan-call", { what: "Call back", dueAt, purpose: "collection", ...more });

  it("sets the next action, with what the call is for", () => {
    const { state } = given(taken).when(plan("2026-11-25T09:30:00Z")).yields({ type: "next-action-set" });
    expect(state.nextAction).toMatchObject({ what: "Call back", call: { purpose: "collection" } });
  });

  it("is refused at a time that would not be lawful, on a closed case, and about a debt of another", () => {
    given(taken)
      .when(plan("2026-11-25T23:30:00Z"))
      .refuses("not-lawful-then", {
        facts: { decision: "defer", rules: expect.any(Array), until: expect.any(String) },
      });
    given(taken, deceased)
      .when(plan("2026-11-25T09:30:00Z"))
      .refuses("not-lawful-then", { facts: { decision: "deny", rules: expect.any(Array), until: undefined } });
    given(as("lena", "close-case", { reason: "other" }))
      .when(plan("2026-11-25T09:30:00Z"))
      .refuses("case-closed");
    given(taken)
      .when(plan("2026-11-25T09:30:00Z", { debtId: uuid(999) }))
      .refuses("unknown-debt");
  });
});

it("forgets an attempt with whoever kept it only when it lapses: leaving the team changes nothing of it", () => {
  const release = baton("release-person", { person: uuid(999), reason: "Left" });
  expect(given(taken, reserve()).when(release).state.reservations).toHaveLength(1);
});
