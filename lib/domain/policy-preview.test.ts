import { describe, expect, it } from "vitest";
import type { CaseState } from "./case.ts";
import type { Made } from "./contact-facts.ts";
import { PACKS, packFrom } from "./contact-policy/index.ts";
import { given } from "./given.ts";
import { effectOn } from "./policy-preview.ts";

// A Tuesday at noon and the Thursday after it.
const at = "2026-12-08T12:00:00.000Z";
const moment = { at, endOfToday: "2026-12-09T00:00:00.000Z" };
const thursday = "2026-12-10T12:00:00.000Z";
const closed = packFrom(PACKS.uk, { closedDays: ["2026-12-08", "2026-12-10"] }, "closed", at);
const call: Made = { at: "2026-12-08T09:00:00.000Z", channel: "call", direction: "outbound", kind: "attempt" };

function planned(dueAt: string): CaseState {
  const { state } = given();
  return { ...state, nextAction: { what: "Call back", dueAt, version: 1, call: { purpose: "collection" } } };
}

describe("what a draft changes on a case", () => {
  it("is nothing where both decide alike", () => {
    const draft = packFrom(PACKS.uk, { callsPerWeek: 5 }, "draft", at);
    const { sums, samples } = effectOn(planned(thursday), [call], { base: PACKS.uk, draft }, moment);
    expect([sums.affected, sums.planned, sums.blocked, sums.rules, samples]).toEqual([0, 1, 0, {}, []]);
  });

  it("is a rule that newly refuses, and the planned call that it blocks, today or later", () => {
    const packs = { base: PACKS.uk, draft: closed };
    const later = effectOn(planned(thursday), [], packs, moment);
    expect(later.sums).toMatchObject({ affected: 1, rules: { "uk.contact-hours": { blocks: 1, frees: 0 } } });
    expect(later.sums).toMatchObject({ planned: 1, blocked: 1, blockedToday: 0, freed: 0 });
    expect(effectOn(planned("2026-12-08T15:00:00.000Z"), [], packs, moment).sums.blockedToday).toBe(1);
    // What is overdue is asked for now.
    expect(effectOn(planned("2026-12-01T15:00:00.000Z"), [], packs, moment).sums.blockedToday).toBe(1);
  });

  it("is a planned call that is let go", () => {
    const { sums, samples } = effectOn(planned(thursday), [], { base: closed, draft: PACKS.uk }, moment);
    expect(sums).toMatchObject({ freed: 1, blocked: 0, rules: { "uk.contact-hours": { blocks: 0, frees: 1 } } });
    expect(samples.map(({ what, rules }) => [what, rules])).toEqual([
      ["affected", ["uk.contact-hours"]],
      ["freed", ["uk.contact-hours"]],
    ]);
  });

  it("is another instant from which on the same is allowed", () => {
    const night = { at: "2026-12-08T23:00:00.000Z", endOfToday: moment.endOfToday };
    const draft = packFrom(PACKS.uk, { hours: Array.from({ length: 7 }, () => [540, 1260] as const) }, "later", at);
    const base = packFrom(PACKS.uk, { hours: Array.from({ length: 7 }, () => [480, 1260] as const) }, "base", at);
    expect(effectOn(given().state, [], { base, draft }, night).sums).toMatchObject({ affected: 1, rules: {} });
  });
});
