import { expect, test } from "vitest";
import { readContactPoint } from "./read-contact-point.ts";

test.each([
  ["email", " ruth@example.com ", "ruth@example.com"],
  ["phone", "+44 (0)7700 900142 ext. 5", "+44 (0)7700 900142 ext. 5"],
  ["address", "The Old Mill\nHull", "The Old Mill\nHull"],
])("given a %s that can be reached, when it is read, then it is kept as it was typed", (kind, value, kept) => {
  expect(readContactPoint({ kind, value, verified: true })).toEqual({
    ok: true,
    data: { kind, value: kept, verified: true },
  });
});

test.each([
  ["", "x", { kind: "Choose which one." }],
  ["phone", "  ", { value: "Enter the new value." }],
  ["phone", "not a phone", { value: "Enter a telephone number, with its digits." }],
  ["email", "ruth.example.com", { value: "Enter an email address, such as name@example.com." }],
  ["email", "ruth @example.com", { value: "Enter an email address, such as name@example.com." }],
])("given a %s of %j, when it is read, then it says what is wrong", (kind, value, errors) => {
  expect(readContactPoint({ kind, value, verified: false })).toEqual({ ok: false, errors });
});
