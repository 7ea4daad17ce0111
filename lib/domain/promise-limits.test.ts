import { describe, expect, it } from "vitest";
import { as, changed, due, given, until } from "./given.ts";
import { paid, promised, refund, taken } from "./given-money.ts";
import { rules } from "./given-plan.ts";

describe("a promise beyond the portfolio's limits", () => {
  const promise = (who: "ben" | "lena", override?: string) =>
    as(who, "make-promise", {
      amountMinor: 400,
      currency: "GBP",
      dueOn: "2026-11-27",
      ...(override !== undefined && { override: { reason: override } }),
    });
  const strict = rules({ promiseMaxDays: 2, promiseMinMinor: 500 });

  it("is refused with its figures, and only a lead lets it stand, saying why", () => {
    given(strict)
      .when(promise("ben"))
      .refuses("too-far-ahead", { facts: { dueOn: "2026-11-27", last: "2026-11-26" } });
    given(strict).when(promise("ben", "Known to pay")).refuses("needs-lead", { code: "forbidden" });
    given(strict)
      .when(promise("lena", "Known to pay"))
      .yields({ type: "promise-made", data: { override: "Known to pay" } });
    given(rules({ promiseMinMinor: 500 }))
      .when(promise("ben"))
      .refuses("below-the-least");
    given(rules({ promiseMinMinor: 500 }), changed("ben", { role: "lead" }))
      .when(promise("ben", "All she has"))
      .yields({ type: "promise-made" });
  });

  it("keeps no override that was not needed, and none lifts what is owed or the past", () => {
    const { facts } = given().when(promise("ben", "Just in case"));
    expect(facts[0]?.data).not.toHaveProperty("override");
    given(strict)
      .when(
        as("lena", "make-promise", {
          amountMinor: 15_001,
          currency: "GBP",
          dueOn: "2026-11-24",
          override: { reason: "x" },
        }),
      )
      .refuses("more-than-owed");
  });

  it("counts how many were broken of late", () => {
    const limited = rules({ promiseMostBroken: 1, promiseBrokenWithinDays: 30 });
    const broken = [promise("ben"), until("2026-11-28T00:00:00.000Z"), due];
    const again = as("ben", "make-promise", { amountMinor: 1, currency: "GBP", dueOn: "2026-12-29" });
    given(limited, ...broken)
      .when(again)
      .refuses("too-many-broken", { facts: { broken: 1, most: 1, days: 30 } });
    given(limited, ...broken, until("2026-12-29T00:00:00.000Z"))
      .when(again)
      .yields({ type: "promise-made" });
  });

  it("has its working days of grace", () => {
    given(rules({ promiseGraceDays: 2 }))
      .when(promise("ben"))
      .yields({ type: "promise-made", data: { graceDays: 2, breaksAt: "2026-12-02T00:00:00.000Z" } });
  });
});

describe("what counts as a part of a promise", () => {
  const over = until("2026-11-28T00:00:00.000Z");

  it.each([
    [0, 1, "promise-part-kept"],
    [10, 399, "promise-broken"],
    [10, 400, "promise-part-kept"],
  ] as const)("%i percent of 4,000, and %i came: %s", (promisePartPercent, came, type) => {
    given(rules({ promisePartPercent }), promised(4_000), paid(came), over)
      .when(due)
      .yields({ type, data: { receivedMinor: came } });
  });

  it("is asked of what is left, too, when money goes back after its day", () => {
    const desk = given(rules({ promisePartPercent: 10 }), promised(4_000), taken(4_000), over);
    expect(desk.when(refund(3_700)).state.lastPromise).toBe("broken");
    expect(desk.when(refund(3_600)).state.lastPromise).toBe("part-kept");
  });
});
