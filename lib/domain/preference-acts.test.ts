import { describe, expect, it } from "vitest";
import { ALL_BUT_LETTERS, readPreference, TIMES, withoutWindows, withWindows } from "./preference-acts.ts";

const read = (form: Record<string, string> | string) => readPreference(new URLSearchParams(form), "sms");

describe("what a form of the preferences page says", () => {
  it("is the channel of its link, or all but letters", () => {
    expect(read({ act: "stop" })).toEqual({ is: "stop", channels: ["sms"] });
    expect(read({ act: "start", what: "all-but-letters" })).toEqual({ is: "start", channels: ALL_BUT_LETTERS });
    expect(ALL_BUT_LETTERS).not.toContain("letter");
  });

  it("is one click of a mail program, whatever else is in it", () => {
    expect(read("List-Unsubscribe=One-Click")).toEqual({ is: "stop", channels: ["sms"] });
    expect(read("List-Unsubscribe=one-click")).toBeNull();
  });

  it("is times, each once, and only those that there are", () => {
    expect(read("act=times&time=saturdays&time=saturdays&time=never&time=toString")).toEqual({
      is: "times",
      windows: [{ days: [6], from: "00:00", to: "24:00" }],
    });
    expect(read("act=times")).toBeNull();
  });

  it("is a call, a language and a format that there are", () => {
    expect(read("act=call-back&day=2026-11-25&part=morning")).toEqual({
      is: "call-back",
      day: "2026-11-25",
      part: "morning",
    });
    expect(read("act=call-back&day=tomorrow&part=morning")).toBeNull();
    expect(read("act=call-back&day=2026-11-25&part=night")).toBeNull();
    expect(read("act=language&language=cy")).toEqual({ is: "language", language: "cy" });
    expect(read("act=language&language=constructor")).toBeNull();
    expect(read("act=formats&format=large-print&format=letters-only")).toEqual({
      is: "formats",
      adjustments: ["large-print"],
    });
  });

  it("is a message as people type it, neither empty nor cut", () => {
    expect(read({ act: "write", text: " I lost\r\nmy\u0000 job\ud800 " })).toEqual({
      is: "write",
      text: "I lost\nmy job\ufffd",
    });
    expect(read({ act: "write", text: " " })).toBeNull();
    expect(read({ act: "write", text: "x".repeat(2_001) })).toBeNull();
  });

  it("is nothing else", () => {
    for (const form of ["", "act=", "act=record-payment", "act=__proto__"]) expect(read(form)).toBeNull();
  });
});

describe("times that do not suit", () => {
  const windows = Object.values(TIMES).map(({ days, from, to }) => ({ days: [...days], from, to }));
  const [mornings, ...others] = windows;

  it("are added once and taken back alone", () => {
    expect(withWindows(others, windows)).toEqual([...others, mornings]);
    expect(withoutWindows(windows, others)).toEqual([mornings]);
    expect(withoutWindows(withWindows(others, windows), windows)).toEqual([]);
  });
});
