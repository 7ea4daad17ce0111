import { describe, expect, it } from "vitest";
import type { CommandInput, CommandType } from "./commands.ts";
import { aCase, as, given } from "./given.ts";
import { uuid } from "./given-organisation.ts";

const START = "2026-11-24T10:01:00.000Z";
const ben = <T extends CommandType>(type: T, data: CommandInput[T]) => as("ben", type, data);
const dev = <T extends CommandType>(type: T, data: CommandInput[T]) => as("dev", type, data);
const nowhere = aCase({ customer: { name: "Ruth Achterberg" } });

describe("a death", () => {
  const death = ben("record-death", { evidence: "Certificate seen" });

  it("is on record from when it was told, and told again is nothing", () => {
    const { state } = given()
      .when(death)
      .yields({ type: "death-recorded", data: { source: "agent" } });
    expect(state.contactFacts.death).toEqual({ at: START, version: 2 });
    given(death).when(ben("record-death", {})).staysQuiet();
  });

  it("is withdrawn by a specialist, once", () => {
    const withdraw = dev("withdraw-death", { reason: "It was her mother" });
    expect(given(death).when(withdraw).yields({ type: "death-withdrawn" }).state.contactFacts.death).toBeNull();
    given().when(withdraw).refuses("no-death-recorded");
    given(death)
      .when(ben("withdraw-death", { reason: "x" }))
      .forbids();
  });
});

describe("language, place and work", () => {
  it("are kept as they are said", () => {
    const { state } = given(
      ben("set-language", { language: "cy" }),
      ben("set-residence", { timeZones: ["America/New_York", "America/Chicago"], region: "MA" }),
      ben("state-work-contact", { allowed: true, evidence: "Ring me there" }),
    );
    expect(state.contactFacts).toMatchObject({ language: "cy", region: "MA", workContactAllowed: true });
    expect(state.customer.timeZones).toEqual(["America/New_York", "America/Chicago"]);
  });

  it("are refused where they are none", () => {
    given()
      .when(ben("set-language", { language: "Welsh" }))
      .rejects("language");
    given()
      .when(ben("set-residence", { timeZones: ["Mars/Olympus"] }))
      .rejects("timeZones.0");
    given()
      .when(ben("set-residence", { timeZones: [] }))
      .rejects("timeZones");
    given()
      .when(ben("state-work-contact", { allowed: "yes" as never }))
      .rejects("allowed");
  });

  it("said again stay quiet, unless there is evidence to keep", () => {
    given(ben("set-language", { language: "cy" }))
      .when(ben("set-language", { language: "cy" }))
      .staysQuiet();
    given()
      .when(ben("set-residence", { timeZones: ["Europe/London"] }))
      .staysQuiet();
    const work = given(ben("state-work-contact", { allowed: false }));
    work.when(ben("state-work-contact", { allowed: false })).staysQuiet();
    work
      .when(ben("state-work-contact", { allowed: false, evidence: "Her letter" }))
      .yields({ type: "work-contact-stated" });
  });

  it("without a region forget the one before", () => {
    const { state } = given(ben("set-residence", { timeZones: ["America/New_York"], region: "MA" })).when(
      ben("set-residence", { timeZones: ["America/New_York"] }),
    );
    expect(state.contactFacts.region).toBeNull();
  });
});

describe("a contact point", () => {
  const wrong = ben("fail-contact-point", { kind: "phone", why: "wrong-number" });
  const verify = ben("verify-contact-point", { kind: "phone" });

  it("that fails is no longer verified, and one that is verified has not failed", () => {
    expect(given(verify).when(wrong).yields({ type: "contact-point-failed" }).state.contactFacts.points.phone).toEqual({
      verified: false,
      failed: "wrong-number",
    });
    expect(
      given(wrong).when(verify).yields({ type: "contact-point-verified" }).state.contactFacts.points.phone,
    ).toEqual({ verified: true, failed: null });
  });

  it("that is changed begins afresh", () => {
    const { state } = given(wrong).when(ben("change-contact-point", { kind: "phone", value: "07700 900142" }));
    expect(state.contactFacts.points.phone).toEqual({ verified: false, failed: null });
  });

  it("is refused where none is on record", () => {
    given(nowhere)
      .when(wrong)
      .refuses("no-contact-point", { facts: { kind: "phone" } });
    given(nowhere).when(verify).refuses("no-contact-point");
  });

  it("stays quiet when that is known", () => {
    given(wrong).when(wrong).staysQuiet();
    given(verify).when(verify).staysQuiet();
    given(wrong)
      .when(ben("fail-contact-point", { kind: "phone", why: "disconnected" }))
      .yields({ type: "contact-point-failed" });
  });
});

describe("what the law asks of a debt", () => {
  const [debtId, unknown] = [uuid(2), uuid(999)];

  it("is kept with the debt", () => {
    const { state } = given(
      dev("record-limitation", { debtId, timeBarred: true, raised: false, evidence: "Last paid 2017" }),
      dev("record-default", { debtId, since: "2026-08-01", noticeDeliveredOn: "2026-10-02" }),
    );
    expect(state.debts.find(({ id }) => id === debtId)).toMatchObject({
      limitation: { timeBarred: true, raised: false },
      inDefault: { since: "2026-08-01", noticeDeliveredOn: "2026-10-02" },
    });
  });

  it("is refused for a debt of another case, and for a default that has not begun", () => {
    given()
      .when(dev("record-limitation", { debtId: unknown, timeBarred: true, raised: true }))
      .refuses("unknown-debt");
    given()
      .when(dev("record-default", { debtId: unknown, since: "2026-08-01" }))
      .refuses("unknown-debt");
    given()
      .when(dev("record-default", { debtId, since: "2026-11-25" }))
      .refuses("in-the-future");
  });

  it("is not for agents to say", () => {
    given()
      .when(ben("record-limitation", { debtId, timeBarred: true, raised: true }))
      .forbids();
    given()
      .when(ben("record-default", { debtId, since: "2026-08-01" }))
      .forbids();
  });
});
