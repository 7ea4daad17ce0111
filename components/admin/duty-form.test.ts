import { expect, test } from "vitest";
import { dutyOf } from "./duty-form.ts";

function typed(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ lead: "lena", deputy: "", from: "", until: "", ...fields }))
    form.set(name, value);
  return form;
}

test("given times of a duty, when they are read, then they are of the desk's zone", () => {
  const form = typed({ from: "2026-12-01T09:00", until: "2026-12-01T17:00", deputy: "amara" });
  expect(dutyOf(form, "Africa/Johannesburg")).toEqual({
    from: "2026-12-01T07:00:00.000Z",
    until: "2026-12-01T15:00:00.000Z",
    lead: "lena",
    deputy: "amara",
  });
});

test("given no times, when they are read, then duty is from now, until further notice", () => {
  expect(dutyOf(typed({}), "Europe/London")).toEqual({ until: null, lead: "lena", deputy: null });
});
