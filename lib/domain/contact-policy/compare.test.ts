import fc from "fast-check";
import { expect, it } from "vitest";
import { comparePacks } from "./compare.ts";
import { anyChanges } from "./given-changes.ts";
import { anyInput } from "./given-input.ts";
import { decideContact, draftProblems, PACKS, packFrom } from "./index.ts";

it("tells two packs apart exactly where their decisions differ", () => {
  fc.assert(
    fc.property(anyChanges, anyInput, ({ pack, changes }, any) => {
      fc.pre(draftProblems(changes, PACKS[pack]).length === 0);
      const [input, other] = [{ ...any, pack }, packFrom(PACKS[pack], changes, "v", "2027-01-01T00:00:00.000Z")];
      const [a, b] = [decideContact(input, PACKS[pack]), decideContact(input, other)];
      const [first, second] = [a, b].map(({ reasons }) => reasons.map(({ rule }) => rule)) as [string[], string[]];
      const same = a.until === b.until && JSON.stringify(first) === JSON.stringify(second);
      expect(comparePacks(input, PACKS[pack], other)).toEqual({
        isSame: same,
        before: a.decision === "allow",
        after: b.decision === "allow",
        blocks: second.filter((rule) => !first.includes(rule)),
        frees: first.filter((rule) => !second.includes(rule)),
      });
    }),
    { numRuns: 300, maxSkipsPerRun: 1_000 },
  );
});
