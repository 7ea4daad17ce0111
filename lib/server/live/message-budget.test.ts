import { expect, it } from "vitest";
import { MessageBudget } from "./message-budget.ts";

const PERSON = { kind: "user", id: "amara" } as const;

function letThrough(budgets: MessageBudget[], tries: number): number {
  return Array.from({ length: tries }, (_, at) => budgets[at % budgets.length]?.take(0)).filter(Boolean).length;
}

it("gives one socket its own rate", () => {
  expect(letThrough([new MessageBudget({ ...PERSON, id: "alone" }, 10, 0)], 100)).toBe(20);
});

it("gives a person's many sockets together no more than five have", () => {
  const sockets = Array.from({ length: 40 }, () => new MessageBudget(PERSON, 10, 0));

  expect(letThrough(sockets, 4_000)).toBe(100);
  expect(letThrough([new MessageBudget({ ...PERSON, id: "ben" }, 10, 0)], 100)).toBe(20);
});
