import { describe, expect, it } from "vitest";
import { CHECKS } from "./checks.ts";
import { type ContactDecisionInput, decideContact, PACKS } from "./index.ts";

describe("the packs", () => {
  it.each(Object.values(PACKS))("$id: each rule has its check, each check its rule, once, with a citation", (pack) => {
    const ids = pack.rules.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(Object.keys(CHECKS[pack.id]).toSorted());
    expect(new Set(ids).size).toBe(ids.length);
    for (const { citation, sentence } of pack.rules) expect([citation, sentence].every(Boolean)).toBe(true);
    expect(Date.parse(pack.effectiveFrom)).not.toBeNaN();
  });
});

describe("enforcement in South Africa", () => {
  // Both tables of the National Credit Act's count, section 129: excluded first day, holidays, the whole last day.
  it.each([
    ["2026-11-02", "2026-12-07", "2026-12-22T23:00:00+02:00", "2026-12-22T22:00:00.000Z"],
    ["2026-11-10", "2026-12-11", "2026-12-29T12:00:00+02:00", "2026-12-29T22:00:00.000Z"],
  ])(
    "in default since %s, notice on %s: asked at %s, from %s",
    (inDefaultSince, defaultNoticeDeliveredOn, at, until) => {
      const asked = enforcement({ inDefaultSince, defaultNoticeDeliveredOn });
      const answer = decideContact({ ...asked, at });
      expect(answer.reasons.map(({ rule }) => rule)).toEqual(["za.section-129"]);
      expect(answer).toMatchObject({ decision: "defer", until });
      expect(decideContact({ ...asked, at: until }).decision).toBe("allow");
    },
  );

  it("is denied while a date is not on record", () => {
    expect(decideContact(enforcement({ inDefaultSince: "2026-01-05" })).decision).toBe("deny");
  });
});

function enforcement(dates: object): ContactDecisionInput {
  return {
    pack: "za",
    at: "2026-12-01T10:00:00+02:00",
    proposal: { channel: "letter", purpose: "enforcement", recipient: "customer", automated: false },
    customer: { timeZones: ["Africa/Johannesburg"], deceased: false, workContactAllowed: false },
    debt: { id: "D1", status: "open", balanceMinor: 1, timeBarred: false, timeBarredRaised: false, ...dates },
  };
}
