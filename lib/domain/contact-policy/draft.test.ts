import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyChanges } from "./given-changes.ts";
import { anyInput } from "./given-input.ts";
import { decideContact, draftProblems, PACKS, packFrom, parametersOf } from "./index.ts";
import type { Changes } from "./pack-values.ts";

const whys = (pack: "uk" | "us" | "za", changes: Record<string, unknown>) =>
  draftProblems(changes as Changes, PACKS[pack]).map(({ parameter, why }) => `${parameter} ${why}`);
const everyDay = (open: unknown) => Array.from({ length: 7 }, () => open);

describe("what may be changed in a pack", () => {
  it.each([
    ["a house default tightened", "uk", { callsPerWeek: 4 }],
    ["a house default loosened", "uk", { callsPerWeek: 8, callsPerDay: 3 }],
    ["a house rule switched off", "uk", { "uk.workplace": false }],
    ["guidance loosened", "za", { hours: everyDay([360, 1260]) }],
    ["guidance switched off", "za", { "za.contact-hours": false }],
    ["open on bank holidays", "uk", { closedOnHolidays: false }],
    ["a law tightened", "us", { callsPerDebt: 5, hours: everyDay([540, 1200]) }],
    ["a longer wait", "za", { daysInDefault: 25 }],
    ["a law that ends more", "za", { stoppedByObjection: ["collection", "reminder", "support", "enforcement"] }],
    ["one day closed more", "us", { closedDays: ["2026-12-25"] }],
  ] as const)("%s", (_, pack, changes) => {
    expect(whys(pack, changes)).toEqual([]);
  });

  it.each([
    ["an eighth call in seven days", "us", { callsPerDebt: 8 }, "callsPerDebt loosens-law"],
    ["quiet hours from seven", "us", { hours: everyDay([420, 1260]) }, "hours loosens-law"],
    ["hours wider than the handbook's", "uk", { hours: everyDay([480, 1261]) }, "hours loosens-law"],
    ["harassment", "uk", { callsPerWeek: 10 }, "callsPerWeek loosens-law"],
    ["enforcement during a complaint", "uk", { stoppedByComplaint: ["collection"] }, "stoppedByComplaint loosens-law"],
    ["enforcement nineteen days on", "za", { daysInDefault: 19 }, "daysInDefault loosens-law"],
    ["data used after an objection", "za", { stoppedByObjection: ["collection"] }, "stoppedByObjection loosens-law"],
    ["a call six days after a talk", "us", { daysAfterConversation: 6 }, "daysAfterConversation loosens-law"],
    ["a law switched off", "us", { "us.quiet-hours": false }, "us.quiet-hours unknown"],
    ["no zone needed", "uk", { "common.no-time-zone": false }, "common.no-time-zone unknown"],
    ["a parameter of another pack", "uk", { daysInDefault: 30 }, "daysInDefault unknown"],
    ["one that there is not", "uk", { constructor: 1 }, "constructor unknown"],
    ["a window that closes first", "uk", { hours: everyDay([1260, 480]) }, "hours senseless"],
    ["six days", "uk", { hours: everyDay([480, 1260]).slice(1) }, "hours senseless"],
    ["no open day", "uk", { hours: everyDay(null) }, "hours senseless"],
    ["more a day than a week", "uk", { callsPerDay: 5, callsPerWeek: 4 }, "callsPerDay senseless"],
    ["half a call", "uk", { callsPerDay: 1.5 }, "callsPerDay senseless"],
    ["no call at all", "uk", { callsPerDay: 0 }, "callsPerDay senseless"],
    ["a date that there is not", "uk", { closedDays: ["2026-02-30"] }, "closedDays senseless"],
    ["a purpose that there is not", "uk", { stoppedByRequest: ["fun"] }, "stoppedByRequest senseless"],
    ["a switch that is a text", "uk", { "uk.workplace": "off" }, "uk.workplace senseless"],
    ["what is so already", "uk", { callsPerWeek: 6 }, " changes-nothing"],
    ["nothing", "uk", {}, " changes-nothing"],
  ] as const)("not: %s", (_, pack, changes, problem) => {
    expect(whys(pack, changes)).toEqual([problem]);
  });
});

describe("whatever is changed", () => {
  it("refuses at every instant whatever the law of the pack refuses", () => {
    fc.assert(
      fc.property(anyChanges, fc.array(anyInput, { minLength: 5, maxLength: 5 }), ({ pack, changes }, inputs) => {
        const base = PACKS[pack];
        fc.pre(draftProblems(changes, base).length === 0);
        const changed = packFrom(base, changes, "2027-01-01", "2027-01-01T00:00:00.000Z");
        const law = base.rules.filter(({ severity }) => severity === "law" || severity === "presumption");
        for (const input of inputs) {
          const refused = refusedBy(decideContact({ ...input, pack }, base));
          const still = refusedBy(decideContact({ ...input, pack }, changed));
          for (const { id } of law) if (refused.has(id) && !still.has(id)) throw new Error(`${id} was loosened`);
        }
      }),
      { numRuns: 400, maxSkipsPerRun: 1_000 },
    );
  });

  it("is law or can be moved: every parameter's own value is taken, and its name and unit are said", () => {
    for (const pack of Object.values(PACKS)) {
      for (const { id, rule, label } of parametersOf(pack.id)) {
        expect(label).toBeTruthy();
        expect(pack.rules.map((one) => one.id)).toContain(rule);
        expect([id, ...whys(pack.id, { [id]: (pack.settings as never)[id] ?? true })]).toEqual([
          id,
          " changes-nothing",
        ]);
      }
    }
  });
});

function refusedBy({ reasons }: ReturnType<typeof decideContact>): Set<string> {
  return new Set(reasons.map(({ rule }) => rule));
}
