import { expect, test } from "vitest";
import * as z from "zod";
import { ApiProblem } from "./api.ts";
import { fieldWords } from "./field-words.ts";

test.each([
  [z.string(), undefined, "This is needed."],
  [z.number(), "abc", "Enter a number."],
  [z.int().min(1), 0, "Enter 1 or more."],
  [z.number().positive(), 0, "Enter more than 0."],
  [z.int().max(366), 1_000, "Enter 366 or less."],
  [z.array(z.string()).min(1), [], "Choose at least one."],
  [z.enum(["a", "b"]), "c", "Choose one of those offered."],
])("given what a schema says of a value, then no word of it is a program's", (schema, value, words) => {
  const { error } = schema.safeParse(value);
  expect(fieldWords(error?.issues[0]?.message ?? "")).toBe(words);
});

test("given words of our own, then they begin and end as a sentence does", () => {
  expect(fieldWords("must not be empty")).toBe("Must not be empty.");
  expect(fieldWords("must be a real date, YYYY-MM-DD")).toBe("Choose a day.");
  expect(fieldWords("Choose a longer password.")).toBe("Choose a longer password.");
});

test("given a refusal, then what it says of a field is a sentence, and nothing of other fields", () => {
  const refused = new ApiProblem(422, { errors: [{ path: "data.reference", message: "must not be empty" }] });
  expect(refused.field("reference")).toBe("Must not be empty.");
  expect(refused.field("amountMinor")).toBeUndefined();
});
