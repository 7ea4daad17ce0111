import { expect, test } from "vitest";
import { PresenceBook } from "./presence-book.ts";

const ON = "case";

test("a person is one entry, with the strongest of what their tabs say", () => {
  const book = new PresenceBook();

  book.say(ON, "tab 1", "amara", "viewing", 0);
  book.say(ON, "tab 2", "amara", "on-call", 0);
  book.say(ON, "tab 3", "amara", "away", 0);
  book.say(ON, "tab 4", "ben", "editing", 0);

  expect(book.on(ON)).toEqual([
    { person: "amara", state: "on-call" },
    { person: "ben", state: "editing" },
  ]);
});

test("only what others would see counts as a change", () => {
  const book = new PresenceBook();

  expect(book.say(ON, "tab 1", "amara", "viewing", 0)).toBe(true);
  expect(book.say(ON, "tab 1", "amara", "viewing", 15_000)).toBe(false);
  expect(book.say(ON, "tab 2", "amara", "away", 15_000)).toBe(false);
  expect(book.say(ON, "tab 2", "amara", "editing", 15_000)).toBe(true);
  expect(book.leave(ON, "tab 1")).toBe(false);
  expect(book.leave(ON, "tab 2")).toBe(true);
  expect(book.on(ON)).toEqual([]);
});

test("who has been silent for three heartbeats is gone", () => {
  const book = new PresenceBook();
  book.say(ON, "tab 1", "amara", "viewing", 0);
  book.say(ON, "tab 2", "ben", "viewing", 30_000);

  expect(book.expire(44_999)).toEqual([]);
  expect(book.expire(45_000)).toEqual([ON]);
  expect(book.on(ON)).toEqual([{ person: "ben", state: "viewing" }]);
});

test("a weaker tab that leaves changes nothing", () => {
  const book = new PresenceBook();
  book.say(ON, "tab 1", "amara", "on-call", 0);
  book.say(ON, "tab 2", "amara", "viewing", 0);

  expect(book.leave(ON, "tab 2")).toBe(false);
  expect(book.leave(ON, "unknown")).toBe(false);
});

test("who is on a call is told with the beginning of the call, whatever their other tabs say", () => {
  const book = new PresenceBook();

  book.say(ON, "tab 1", "amara", "on-call", 1_000);
  book.say(ON, "tab 1", "amara", "on-call", 16_000);
  book.say("other", "tab 2", "amara", "viewing", 20_000);
  book.say("other", "tab 3", "ben", "editing", 20_000);

  expect(book.onCall()).toEqual(new Map([["amara", 1_000]]));
  book.say(ON, "tab 1", "amara", "viewing", 21_000);
  expect(book.onCall()).toEqual(new Map());
});
