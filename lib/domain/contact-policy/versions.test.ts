import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyChanges } from "./given-changes.ts";
import {
  type Changes,
  decideContact,
  differences,
  draftProblems,
  PACKS,
  type PackVersion,
  packAt,
  packFrom,
  sentenceOf,
  valuesOf,
} from "./index.ts";
import vectors from "./vectors.json" with { type: "json" };

const version = (changes: Changes, from: string, withdrawnAt?: string): PackVersion => ({
  ...packFrom(PACKS.uk, changes, from, from),
  ...(withdrawnAt && { withdrawnAt }),
});
const DECEMBER = "2026-12-01T00:00:00.000Z";
const JANUARY = "2027-01-01T00:00:00.000Z";
const inForce = (versions: PackVersion[], at: string) => packAt(versions, "uk", Date.parse(at)).version;

describe("a version of a pack", () => {
  it("says in words what differs", () => {
    const changes = {
      callsPerWeek: 4,
      hours: [...Array.from({ length: 6 }, () => [540, 1200] as const), null],
      stoppedByComplaint: ["enforcement"],
      "uk.workplace": false,
    };
    const changed = packFrom(PACKS.uk, changes, "2026-12-01", DECEMBER);
    expect(differences(PACKS.uk, changed).map(({ says }) => says)).toEqual([
      "Hours: Monday to Saturday 08:00 to 21:00, Sunday closed → Monday to Saturday 09:00 to 20:00, Sunday closed",
      "Calls in seven days: 6 → 4",
      "What waits while a complaint is open: collection, steps to enforce → steps to enforce",
      "Contact at work: on → off",
    ]);
    expect(differences(changed, PACKS.uk).map(({ parameter }) => parameter)).toEqual(
      Object.keys({ ...changes }).toSorted(byOrder),
    );
  });

  it("speaks in sentences with its own values", () => {
    const frequency = PACKS.uk.rules.find(({ id }) => id === "uk.frequency");
    const changed = packFrom(PACKS.uk, { callsPerWeek: 4 }, "2026-12-01", DECEMBER);
    expect(frequency && sentenceOf(changed, frequency)).toBe("Calls: at most 2 on a day and 4 in seven days.");
    for (const pack of Object.values(PACKS))
      for (const rule of pack.rules) expect(sentenceOf(pack, rule)).not.toMatch(/[{}]|undefined/);
  });

  it("decides by what it changed, and names itself", () => {
    const asked = vectors.find(({ id }) => id.startsWith("uk-"))?.input as Parameters<typeof decideContact>[0];
    const work = {
      ...asked,
      proposal: { ...asked.proposal, place: "work" as const },
      customer: { ...asked.customer, workContactAllowed: false },
    };
    const without = packFrom(PACKS.uk, { "uk.workplace": false }, "2026-12-01", DECEMBER);
    const rulesBy = (pack: PackVersion) => decideContact(work, pack).reasons.map(({ rule }) => rule);
    expect(rulesBy(PACKS.uk)).toContain("uk.workplace");
    expect(rulesBy(without)).not.toContain("uk.workplace");
    expect(decideContact(work, without).pack).toEqual({ id: "uk", version: "2026-12-01" });
  });

  it("comes back whole from its values, and from what was changed back", () => {
    fc.assert(
      fc.property(anyChanges, ({ pack, changes }) => {
        fc.pre(draftProblems(changes, PACKS[pack]).length === 0);
        const changed = packFrom(PACKS[pack], changes, "v", DECEMBER);
        expect(packFrom(PACKS[pack], JSON.parse(JSON.stringify(valuesOf(changed))), "v", DECEMBER)).toEqual(changed);
        expect(differences(PACKS[pack], packFrom(changed, valuesOf(PACKS[pack]), "w", DECEMBER))).toEqual([]);
      }),
      { numRuns: 200, maxSkipsPerRun: 1_000 },
    );
  });
});

describe("the version in force", () => {
  it("is the one that comes with Baton, until another becomes effective to the millisecond", () => {
    const versions = [version({ callsPerWeek: 5 }, DECEMBER), version({ callsPerWeek: 4 }, JANUARY)];
    expect(inForce([], "2026-03-01T00:00:00Z")).toBe("2026-11-01");
    expect(inForce(versions, "2026-11-30T23:59:59.999Z")).toBe("2026-11-01");
    expect(inForce(versions, DECEMBER)).toBe(DECEMBER);
    expect(inForce(versions, "2026-12-31T23:59:59.999Z")).toBe(DECEMBER);
    expect(inForce(versions, JANUARY)).toBe(JANUARY);
    expect(packAt(versions, "us", Date.parse(JANUARY)).version).toBe("2026-11-01");
  });

  it("is the later published of two that begin at the same instant", () => {
    const [first, second] = [
      version({ callsPerWeek: 5 }, DECEMBER),
      { ...version({ callsPerWeek: 4 }, DECEMBER), version: "later" },
    ];
    expect(inForce([first, second], DECEMBER)).toBe("later");
  });

  it("was in force until it was rolled back, and never comes into force when that was before", () => {
    const rolledBack = version({ callsPerWeek: 5 }, DECEMBER, "2026-12-10T12:00:00.000Z");
    expect(inForce([rolledBack], "2026-12-10T11:59:59.999Z")).toBe(DECEMBER);
    expect(inForce([rolledBack], "2026-12-10T12:00:00.000Z")).toBe("2026-11-01");
    expect(inForce([version({ callsPerWeek: 5 }, JANUARY, DECEMBER)], JANUARY)).toBe("2026-11-01");
  });
});

function byOrder(a: string, b: string): number {
  const order = ["hours", "callsPerWeek", "stoppedByComplaint", "uk.workplace"];
  return order.indexOf(a) - order.indexOf(b);
}
