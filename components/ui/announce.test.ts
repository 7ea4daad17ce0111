import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

type Announce = typeof import("./announce.ts");
let announce: Announce["announce"];
let readSpoken: Announce["readSpoken"];
let setAnnouncementLevel: Announce["setAnnouncementLevel"];

beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  ({ announce, readSpoken, setAnnouncementLevel } = await import("./announce.ts"));
});
afterEach(() => vi.useRealTimers());

describe("what the live regions say", () => {
  it("given news, when five seconds are over and not before, then it is said", () => {
    announce("Payment received");
    vi.advanceTimersByTime(4_999);
    expect(readSpoken()).toEqual({ polite: "", urgent: "" });
    vi.advanceTimersByTime(1);
    expect(readSpoken()).toEqual({ polite: "Payment received", urgent: "" });
  });

  it("given more within five seconds, when it is said, then together and counted", () => {
    announce("Payment received");
    vi.advanceTimersByTime(3_000);
    announce("Note added");
    vi.advanceTimersByTime(2_000);
    expect(readSpoken().polite).toBe("2 updates: Payment received; Note added");
  });

  it("given something was just said, when more comes, then it waits until ten seconds are over", () => {
    announce("First");
    vi.advanceTimersByTime(5_000);
    announce("Second");
    vi.advanceTimersByTime(9_999);
    expect(readSpoken().polite).not.toBe("Second");
    vi.advanceTimersByTime(1);
    expect(readSpoken().polite).toBe("Second");
  });

  it("given something urgent, when it comes, then it is said at once, and news waits its turn", () => {
    announce("Note added");
    announce("Hold placed", { urgent: true });
    expect(readSpoken()).toEqual({ polite: "", urgent: "Hold placed" });
    vi.advanceTimersByTime(5_000);
    expect(readSpoken().polite).toBe("Note added");
  });

  it("given the same words again, when they are said, then the region's text differs, so that they are heard", () => {
    announce("Hold placed", { urgent: true });
    const before = readSpoken().urgent;
    announce("Hold placed", { urgent: true });
    expect(readSpoken().urgent).not.toBe(before);
    expect(readSpoken().urgent.trim()).toBe("Hold placed");
  });

  it("given something was said, when seven seconds are over, then the regions are empty", () => {
    announce("Hold placed", { urgent: true });
    vi.advanceTimersByTime(7_000);
    expect(readSpoken()).toEqual({ polite: "", urgent: "" });
  });

  it("given who wants what is important only, when news comes, then only what is urgent is said; or nothing", () => {
    setAnnouncementLevel("important");
    announce("Note added");
    announce("Hold placed", { urgent: true });
    vi.advanceTimersByTime(6_000);
    expect(readSpoken()).toEqual({ polite: "", urgent: "Hold placed" });
    setAnnouncementLevel("off");
    vi.advanceTimersByTime(7_000);
    announce("Hold placed", { urgent: true });
    expect(readSpoken()).toEqual({ polite: "", urgent: "" });
  });
});
