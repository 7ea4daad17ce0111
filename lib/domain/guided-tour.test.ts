import { describe, expect, it } from "vitest";
import { nextStep, stepShownBy, TOUR_STEPS, type Tour, ticked } from "./guided-tour.ts";

const me = { id: "amara" };
const by = (id: string) => ({ kind: "user", id }) as const;
const tour: Tour = { open: true, ref: "C-0000-0000", done: [] };

describe("a step is shown", () => {
  it.each([
    ["together", { is: "others-here", count: 1 }],
    ["payment", { is: "event", event: { type: "payment-received", actor: by("priya") } }],
    ["payment", { is: "event", event: { type: "payment-received", actor: { kind: "gateway", id: "g" } } }],
    ["stopped", { is: "stopped" }],
    ["offered", { is: "event", event: { type: "handover-offered", actor: by("amara") } }],
    ["accepted", { is: "event", event: { type: "handover-accepted", actor: by("priya") } }],
    ["day", { is: "day", playing: true }],
  ] as const)("%s by %j", (step, happening) => expect(stepShownBy(happening, me)).toBe(step));

  it.each([
    { is: "others-here", count: 0 },
    { is: "event", event: { type: "payment-received", actor: by("amara") } },
    { is: "event", event: { type: "handover-offered", actor: by("priya") } },
    { is: "event", event: { type: "handover-accepted", actor: by("amara") } },
    { is: "event", event: { type: "note-added", actor: by("priya") } },
    { is: "day", playing: false },
  ] as const)("by nothing else: %j", (happening) => expect(stepShownBy(happening, me)).toBeNull());
});

describe("the tour", () => {
  it("goes through its steps in order, whatever was ticked in between", () => {
    expect(nextStep(tour)).toBe("together");
    expect(nextStep(ticked(tour, "payment"))).toBe("together");
    expect(nextStep(ticked(ticked(tour, "payment"), "together"))).toBe("stopped");
    expect(nextStep({ ...tour, done: [...TOUR_STEPS] })).toBeNull();
  });

  it("ticks a step once, and none while it is put away", () => {
    const once = ticked(tour, "payment");
    expect(ticked(once, "payment")).toBe(once);
    const closed = { ...tour, open: false };
    expect(ticked(closed, "payment")).toBe(closed);
  });
});
