import { expect, it } from "vitest";
import { FOLD } from "./case.ts";
import { EVENT_TYPES } from "./events.ts";
import { isKnownEvent } from "./known-events.ts";

it("knows every type of this build, and none of another", () => {
  expect(EVENT_TYPES.every((type) => isKnownEvent({ type }))).toBe(true);
  for (const type of ["debt-sold", "constructor", "__proto__"]) expect(isKnownEvent({ type }), type).toBe(false);
});

// By the fold's number an older process beside a newer one sees that it must read the log, where it finds the new type.
it("raises the fold with every new type of event", () => {
  expect({ FOLD, types: EVENT_TYPES.length }).toEqual({ FOLD: 5, types: 104 });
});
