import { describe, expect, it } from "vitest";
import type { CommandInput, CommandType } from "./commands.ts";
import { as, given } from "./given.ts";

const START = "2026-11-24T10:01:00.000Z";
const ben = <T extends CommandType>(type: T, data: CommandInput[T]) => as("ben", type, data);
const dev = <T extends CommandType>(type: T, data: CommandInput[T]) => as("dev", type, data);
const closed = as("lena", "close-case", { reason: "other" });

describe("opting out", () => {
  const out = ben("record-opt-out", { channel: "sms" });

  it("says which channel, how it was said and when", () => {
    const { state } = given()
      .when(out)
      .yields({ type: "channel-opted-out", data: { channel: "sms", source: "agent" } });
    expect(state.contactFacts.consents).toEqual({
      sms: { is: "opted-out", source: "agent", at: START, version: 2 },
    });
  });

  it("is said again without a second fact, and on a closed case too", () => {
    given(out)
      .when(ben("record-opt-out", { channel: "sms", evidence: "STOP" }))
      .staysQuiet();
    given(closed).when(out).yields({ type: "channel-opted-out" });
  });

  it("refuses a channel that there is not", () => {
    given()
      .when(ben("record-opt-out", { channel: "fax" as "sms" }))
      .rejects("channel");
  });

  it("by another system or a gateway says so", () => {
    given()
      .when(as("key", "record-opt-out", { channel: "email" }))
      .yields({ type: "channel-opted-out", data: { source: "api" } });
    given()
      .when(as("gateway", "record-opt-out", { channel: "sms" }))
      .yields({ type: "channel-opted-out", data: { source: "reply" } });
  });
});

describe("opting in again", () => {
  const back = { channel: "sms", source: "call", evidence: "Asked for texts" } as const;

  it("takes the opt-out back, with evidence", () => {
    const { state } = given(ben("record-opt-out", { channel: "sms" }))
      .when(dev("record-opt-in", back))
      .yields({ type: "channel-opted-in", data: back });
    expect(state.contactFacts.consents.sms).toMatchObject({ is: "opted-in", source: "call" });
  });

  it("is not for agents, and not without evidence", () => {
    given().when(ben("record-opt-in", back)).forbids();
    given()
      .when(dev("record-opt-in", { ...back, evidence: " " }))
      .rejects("evidence");
  });

  it("by reply takes back what a reply did, and stays quiet over what was said in another way", () => {
    const start = as("gateway", "record-opt-in", { ...back, source: "reply" });
    given(as("gateway", "record-opt-out", { channel: "sms" }))
      .when(start)
      .yields({ type: "channel-opted-in" });
    given(ben("record-opt-out", { channel: "sms" }))
      .when(start)
      .staysQuiet();
    given().when(start).staysQuiet();
  });
});

describe("a request to stop all contact", () => {
  const cease = ben("record-cease-request", { receivedAt: "2026-11-20T09:00:00Z", evidence: "Do not write to me" });

  it("stands from when it came", () => {
    const { state } = given()
      .when(cease)
      .yields({ type: "cease-requested", data: { source: "agent" } });
    expect(state.contactFacts.ceaseRequest).toEqual({ receivedAt: "2026-11-20T09:00:00.000Z", version: 2 });
    expect(given().when(ben("record-cease-request", {})).state.contactFacts.ceaseRequest?.receivedAt).toBe(START);
  });

  it("is refused twice, and ahead of time", () => {
    given(cease).when(ben("record-cease-request", {})).refuses("cease-requested-already");
    given()
      .when(ben("record-cease-request", { receivedAt: "2026-11-24T10:01:00.001Z" }))
      .refuses("in-the-future");
  });

  it("is withdrawn by a specialist, with a reason, once", () => {
    const withdraw = dev("withdraw-cease-request", { reason: "She wrote again" });
    const { state } = given(cease).when(withdraw).yields({ type: "cease-withdrawn" });
    expect(state.contactFacts.ceaseRequest).toBeNull();
    given().when(withdraw).refuses("no-cease-request");
    given(cease)
      .when(ben("withdraw-cease-request", { reason: "x" }))
      .forbids();
  });
});

describe("times that do not suit", () => {
  const nights = [{ days: [1, 2, 3, 4, 5], from: "22:00", to: "09:00" }];

  it("replace what was said before; none says that every time suits", () => {
    const told = given(ben("state-inconvenient-times", { windows: [{ days: [6], from: "08:00", to: "24:00" }] }));
    const { state } = told
      .when(ben("state-inconvenient-times", { windows: nights }))
      .yields({ type: "inconvenient-times-stated" });
    expect(state.contactFacts.inconvenient).toEqual(nights);
    expect(told.when(ben("state-inconvenient-times", { windows: [] })).state.contactFacts.inconvenient).toEqual([]);
  });

  it("are refused on a weekday that there is not, twice on one, and at 24:00 as a beginning", () => {
    const [night] = nights;
    for (const wrong of [{ days: [8] }, { days: [1, 1] }, { days: [] }]) {
      given()
        .when(ben("state-inconvenient-times", { windows: [{ ...night, ...wrong } as never] }))
        .rejects(wrong.days[0] === 8 ? "windows.0.days.0" : "windows.0.days");
    }
    given()
      .when(ben("state-inconvenient-times", { windows: [{ days: [1], from: "24:00", to: "10:00" }] }))
      .rejects("windows.0.from");
  });

  it("said again stay quiet", () => {
    given(ben("state-inconvenient-times", { windows: nights }))
      .when(ben("state-inconvenient-times", { windows: nights }))
      .staysQuiet();
    given()
      .when(ben("state-inconvenient-times", { windows: [] }))
      .staysQuiet();
  });
});

describe("a representative", () => {
  const adviser = ben("appoint-representative", { kind: "debt-adviser", name: "Larch Advice" });

  it("stands in for the customer from now on, without consent to go around them", () => {
    const { state } = given().when(adviser).yields({ type: "representative-appointed" });
    expect(state.contactFacts.representative).toMatchObject({
      id: expect.any(String),
      kind: "debt-adviser",
      name: "Larch Advice",
      since: START,
      contactConsent: false,
    });
  });

  it("is replaced by the next", () => {
    const { state } = given(adviser).when(ben("appoint-representative", { kind: "attorney", contactConsent: true }));
    expect(state.contactFacts.representative).toMatchObject({ kind: "attorney", contactConsent: true });
    expect(state.contactFacts.representative?.name).toBeUndefined();
  });

  it("does not begin in the future", () => {
    given()
      .when(ben("appoint-representative", { kind: "attorney", since: "2026-11-25T00:00:00Z" }))
      .refuses("in-the-future");
  });

  it("is ended by a specialist, once", () => {
    const end = dev("end-representation", { reason: "Plan agreed" });
    const told = given(adviser);
    const id = told.state.contactFacts.representative?.id;
    const { state } = told.when(end).yields({ type: "representative-ended", data: { representativeId: id } });
    expect(state.contactFacts.representative).toBeNull();
    given().when(end).refuses("no-representative");
    given(adviser)
      .when(ben("end-representation", { reason: "x" }))
      .forbids();
  });
});
