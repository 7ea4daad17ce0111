import { expect, test } from "vitest";
import { PresenceBook } from "./presence-book.ts";

const place = (caseId: string) => ({ caseId, ref: `C-${caseId}`, portfolio: "uk-cards", customerId: "customer" });
const ON = "case";
const HERE = place(ON);

test("a person is one entry, with the strongest of what their tabs say", () => {
  const book = new PresenceBook();

  book.say(HERE, "tab 1", { person: "amara", state: "viewing" }, 0);
  book.say(HERE, "tab 2", { person: "amara", state: "on-call" }, 0);
  book.say(HERE, "tab 3", { person: "amara", state: "away" }, 0);
  book.say(HERE, "tab 4", { person: "ben", state: "editing" }, 0);

  expect(book.on(ON)).toEqual([
    { person: "amara", state: "on-call" },
    { person: "ben", state: "editing" },
  ]);
});

test("only what others would see counts as a change", () => {
  const book = new PresenceBook();

  expect(book.say(HERE, "tab 1", { person: "amara", state: "viewing" }, 0)).toBe(true);
  expect(book.say(HERE, "tab 1", { person: "amara", state: "viewing" }, 15_000)).toBe(false);
  expect(book.say(HERE, "tab 2", { person: "amara", state: "away" }, 15_000)).toBe(false);
  expect(book.say(HERE, "tab 2", { person: "amara", state: "editing" }, 15_000)).toBe(true);
  expect(book.leave(ON, "tab 1")).toBe(false);
  expect(book.leave(ON, "tab 2")).toBe(true);
  expect(book.on(ON)).toEqual([]);
});

test("who has been silent for three heartbeats is gone", () => {
  const book = new PresenceBook();
  book.say(HERE, "tab 1", { person: "amara", state: "viewing" }, 0);
  book.say(HERE, "tab 2", { person: "ben", state: "viewing" }, 30_000);

  expect(book.expire(44_999)).toEqual([]);
  expect(book.expire(45_000)).toEqual([HERE]);
  expect(book.on(ON)).toEqual([{ person: "ben", state: "viewing" }]);
});

test("a weaker tab that leaves changes nothing", () => {
  const book = new PresenceBook();
  book.say(HERE, "tab 1", { person: "amara", state: "on-call" }, 0);
  book.say(HERE, "tab 2", { person: "amara", state: "viewing" }, 0);

  expect(book.leave(ON, "tab 2")).toBe(false);
  expect(book.leave(ON, "unknown")).toBe(false);
});

test("who is on a call is told with the beginning of the call, whatever their other tabs say", () => {
  const book = new PresenceBook();

  book.say(HERE, "tab 1", { person: "amara", state: "on-call" }, 1_000);
  book.say(HERE, "tab 1", { person: "amara", state: "on-call" }, 16_000);
  book.say(place("other"), "tab 2", { person: "amara", state: "viewing" }, 20_000);
  book.say(place("other"), "tab 3", { person: "ben", state: "editing" }, 20_000);

  expect(book.onCall()).toEqual(new Map([["amara", 1_000]]));
  book.say(HERE, "tab 1", { person: "amara", state: "viewing" }, 21_000);
  expect(book.onCall()).toEqual(new Map());
});

test("who is there by another process is there like anybody, until that process is gone", () => {
  const book = new PresenceBook();
  book.say(HERE, "tab 1", { person: "amara", state: "viewing" }, 0);
  book.say(HERE, "tab 2", { person: "amara", state: "on-call", node: "b", since: -5_000 }, 0);
  book.say(place("other"), "tab 3", { person: "ben", state: "viewing", node: "c" }, 0);

  expect(book.on(ON)).toEqual([{ person: "amara", state: "on-call" }]);
  expect(book.onCall()).toEqual(new Map([["amara", -5_000]]));
  expect(book.ofCustomer("customer")).toEqual([HERE, place("other")]);
  expect(book.forget((node) => node === "b")).toEqual([HERE]);
  expect(book.on(ON)).toEqual([{ person: "amara", state: "viewing" }]);
  expect(book.on("other")).toEqual([{ person: "ben", state: "viewing" }]);
});
