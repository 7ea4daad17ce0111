import { expect, it } from "vitest";
import { ApiProblem } from "./api.ts";

it("knows that an answer never came, also when a proxy says so for the process that it asked", () => {
  const unanswered = (status: number) => new ApiProblem(status, {}).isUnanswered;
  expect([0, 502, 503, 504].filter(unanswered)).toEqual([0, 502, 503, 504]);
  expect([400, 409, 422, 429, 500].filter(unanswered)).toEqual([]);
});
