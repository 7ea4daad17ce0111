import { describe, expect, it } from "vitest";
import { readWeek, toggled, WORKING_DAY, windowForms } from "#components/told/week-form.ts";

describe("the week editor", () => {
  it("reads windows with their days in order, and midnight as the end of the day", () => {
    expect(readWeek([{ days: [5, 1], from: "17:00", to: "00:00" }, WORKING_DAY])).toEqual({
      ok: true,
      data: { windows: [{ days: [1, 5], from: "17:00", to: "24:00" }, WORKING_DAY] },
    });
    expect(windowForms([{ days: [1], from: "17:00", to: "24:00" }])).toEqual([
      { days: [1], from: "17:00", to: "00:00" },
    ]);
  });

  it("says what is missing, under the window where it is", () => {
    expect(readWeek([WORKING_DAY, { days: [], from: "", to: "" }])).toEqual({
      ok: false,
      errors: {
        "windows.1.days": "Choose a day.",
        "windows.1.from": "Enter when it begins.",
        "windows.1.to": "Enter when it ends.",
      },
    });
  });

  it("reads no window as: every time suits", () => expect(readWeek([])).toEqual({ ok: true, data: { windows: [] } }));

  it("switches days on and off", () => {
    expect(toggled([1, 2], 2)).toEqual([1]);
    expect(toggled([1], 7)).toEqual([1, 7]);
  });
});
