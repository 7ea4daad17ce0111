import { describe, expect, it } from "vitest";
import type { PolicyPack, PolicyParameter } from "#lib/client/policy.ts";
import { differencesOf, sentenceParts, withValue } from "./draft-values.ts";

const weekly = {
  id: "callsPerWeek",
  label: "Calls in seven days",
  kind: "number",
  value: 6,
  says: "6",
} as PolicyParameter;
const purposes = {
  id: "stoppedByRequest",
  label: "After a request",
  kind: "choice",
  options: { collection: "collection", reminder: "reminders" },
  value: ["collection", "reminder"],
  says: "collection, reminders",
} as unknown as PolicyParameter;
const pack = { rules: [{ id: "uk.frequency", parameters: [weekly, purposes] }] } as unknown as PolicyPack;

describe("a draft while it is edited", () => {
  it("holds what differs from its base, and forgets what is as it was", () => {
    const changed = withValue({}, weekly, 4);
    expect(changed).toEqual({ callsPerWeek: 4 });
    expect(withValue(changed, weekly, 6)).toEqual({});
    expect(withValue({}, purposes, ["reminder", "collection"])).toEqual({});
    expect(withValue({}, purposes, ["reminder"])).toEqual({ stoppedByRequest: ["reminder"] });
    expect(withValue({}, purposes, [])).toEqual({ stoppedByRequest: [] });
  });

  it("says in words what differs", () => {
    expect(differencesOf(pack, { callsPerWeek: 4, stoppedByRequest: [] }).map(({ says }) => says)).toEqual([
      "Calls in seven days: 6 → 4",
      "After a request: collection, reminders → none",
    ]);
  });

  it("takes a sentence apart where its values stand", () => {
    expect(sentenceParts("At most {callsPerDay} a day.")).toEqual(["At most ", { id: "callsPerDay" }, " a day."]);
  });
});
