import { expect, test } from "vitest";
import { DISPOSITIONS } from "../../lib/domain/dispositions.ts";
import { noOutcome, OUTCOME_GROUPS, readOutcome } from "./outcome-form.ts";

const zone = "Europe/London";

test("given an outcome that opens nothing, when it is read, then nothing else goes with it", () => {
  const dispute = { reason: "not-mine", debtId: "", note: "typed before another outcome was chosen" };
  const read = readOutcome({ ...noOutcome, disposition: "no-answer", note: "Rang out", dispute }, zone);
  expect(read).toEqual({
    ok: true,
    data: { channel: "call", direction: "outbound", disposition: "no-answer", note: "Rang out" },
  });
});

test("given an outcome that opens a next action, when it is incomplete, then its fields say so under their own path", () => {
  const read = readOutcome({ ...noOutcome, disposition: "right-party-call-back" }, zone);
  expect(read.ok === false && Object.keys(read.errors)).toEqual(["nextAction.what", "nextAction.dueAt"]);
});

test("given a call back and when it happened, when it is read, then both instants are in UTC", () => {
  const nextAction = { what: "Call back", dueAt: "2026-07-01T10:00" };
  const form = { ...noOutcome, disposition: "right-party-call-back", occurredAt: "2026-06-30T16:00", nextAction };
  expect(readOutcome(form, zone)).toMatchObject({
    data: {
      occurredAt: "2026-06-30T15:00:00.000Z",
      nextAction: { what: "Call back", dueAt: "2026-07-01T09:00:00.000Z" },
    },
  });
});

test("given every outcome, when they are grouped, then each stands under exactly one heading", () => {
  const grouped = OUTCOME_GROUPS.flatMap(({ slugs }) => slugs);
  expect(grouped.toSorted()).toEqual(Object.keys(DISPOSITIONS).toSorted());
});
