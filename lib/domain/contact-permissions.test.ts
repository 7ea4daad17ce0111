import { describe, expect, it } from "vitest";
import { plusMinutes } from "./calendar.ts";
import { callSlots } from "./call-slots.ts";
import type { Gate, Made } from "./contact-facts.ts";
import { permissionsOf } from "./contact-permissions.ts";
import { PACKS } from "./contact-policy/index.ts";
import { as, given } from "./given.ts";
import { naturalPurpose } from "./natural-purpose.ts";

const noon = "2026-12-08T12:00:00.000Z";
const night = "2026-12-08T23:30:00.000Z";
const asked = { purpose: "collection", recipient: "customer", automated: false } as const;

function gate(...history: Made[]): Gate {
  return { packFor: () => PACKS.uk, history, off: [] };
}
function call(at: string, kind: Made["kind"] = "attempt"): Made {
  return { at, channel: "call", direction: "outbound", kind, debtId: null, connected: true, consented: false };
}
function of(channel: string, items: ReturnType<typeof permissionsOf>) {
  const found = items.find((item) => item.channel === channel);
  if (!found) throw new Error(`Nothing is said of ${channel}.`);
  return found;
}

describe("what a case allows", () => {
  const { state } = given();

  it("names the tightest limit and says how much of it is used", () => {
    const items = permissionsOf(
      state,
      gate(call("2026-12-08T09:00:00.000Z"), call("2026-12-06T09:00:00.000Z")),
      noon,
      asked,
      [],
    );
    expect(of("call", items)).toMatchObject({
      decision: "allow",
      next: noon,
      used: 1,
      allowed: 2,
      window: "on this day",
    });
    expect(of("call", items).limits.map(({ used, allowed }) => [used, allowed])).toContainEqual([2, 6]);
    expect(of("letter", items)).toMatchObject({ used: null, allowed: null, window: null, limits: [] });
  });

  it("gives the next lawful instant at night, and none under a hold without an end", () => {
    const sleeping = of("call", permissionsOf(state, gate(), night, asked, []));
    expect(sleeping).toMatchObject({ decision: "defer", next: "2026-12-09T08:00:00.000Z" });
    expect(sleeping.reasons.map(({ rule }) => rule)).toEqual(["uk.contact-hours"]);

    const held = given(as("amara", "place-hold", { kind: "breathing-space", reason: "Adviser" })).state;
    expect(of("sms", permissionsOf(held, gate(), noon, asked, []))).toMatchObject({ decision: "deny", next: null });
    expect(naturalPurpose(held)).toBe("support");
    expect(of("call", permissionsOf(held, gate(), noon, { ...asked, purpose: "support" }, [])).decision).not.toBe(
      "deny",
    );
  });

  it("shows who keeps an attempt beside calls only", () => {
    const kept = [{ until: plusMinutes(noon, 10) }];
    const items = permissionsOf(state, gate(), noon, asked, kept);
    expect([of("call", items).reserved, of("sms", items).reserved]).toEqual([kept, []]);
  });
});

describe("the slots of a call", () => {
  const { state } = given();

  it("lie on whole hours within the hours, at most two a day", () => {
    expect(callSlots(state, gate(), "2026-12-08T19:20:00.000Z", { purpose: "collection", spoken: false }, 4)).toEqual([
      "2026-12-08T20:00:00.000Z",
      "2026-12-09T08:00:00.000Z",
      "2026-12-09T09:00:00.000Z",
      "2026-12-10T08:00:00.000Z",
    ]);
  });

  it("leave out what the attempts of the week forbid, the call that is under way counted", () => {
    const busy = gate(...[2, 3, 4, 5, 6, 7].map((day) => call(`2026-12-0${day}T10:00:00.000Z`)));
    const asked = { purpose: "collection", spoken: true } as const;
    expect(callSlots(state, busy, noon, asked, 1)).toEqual(["2026-12-10T08:00:00.000Z"]);
    expect(callSlots(state, busy, noon, { ...asked, spoken: false }, 1)).toEqual(["2026-12-09T08:00:00.000Z"]);
  });

  it("are none under a hold that has no end", () => {
    const held = given(as("amara", "place-hold", { kind: "breathing-space", reason: "Adviser" })).state;
    expect(callSlots(held, gate(), noon, { purpose: "collection", spoken: false }, 3)).toEqual([]);
  });

  it("names a channel as people do, where its rule says that it is off", () => {
    const { state } = given(as("ben", "record-opt-out", { channel: "sms" }));
    expect(JSON.stringify(of("sms", permissionsOf(state, gate(), noon, asked, [])))).toContain("opted out of texts");
  });
});
