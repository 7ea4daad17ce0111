import fc from "fast-check";
import { expect, it } from "vitest";
import { COMMANDS } from "./commands.ts";
import { isGuarded, isStale } from "./guard.ts";

const type = fc.oneof(fc.constantFrom(...Object.keys(COMMANDS)), fc.string());

it("a client that sends no basedOn never sees a conflict", () => {
  fc.assert(
    fc.property(type, fc.nat(), (one, material) => {
      expect(isStale(one, undefined, material)).toBe(false);
    }),
  );
});

it("a decision that rests on everything material is never stale, one that misses any is when it is guarded", () => {
  fc.assert(
    fc.property(type, fc.nat(), fc.nat(), (one, basedOn, material) => {
      expect(isStale(one, basedOn, material)).toBe(isGuarded(one) && basedOn < material);
    }),
  );
});
