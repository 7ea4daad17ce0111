import { beforeEach, expect, it, vi } from "vitest";
import { ask } from "./connection.ts";
import { enterList, enterRoom } from "./enter-room.ts";

vi.mock("./connection.ts", () => ({ ask: vi.fn() }));
const asked = vi.mocked(ask);
const REF = "C-0000-0000";
const IN = { ok: true, version: 3, events: [] };

beforeEach(() => asked.mockReset());

it("asks again while the database is away or no answer comes, from what it has by then", async () => {
  asked.mockResolvedValueOnce({ ok: false, code: "unavailable" }).mockResolvedValueOnce(null).mockResolvedValueOnce(IN);
  let version = 1;

  const answer = await enterRoom(
    REF,
    () => version++,
    () => true,
    1,
  );

  expect(answer).toEqual(IN);
  expect(asked.mock.calls.map(([, payload]) => payload)).toEqual([1, 2, 3].map((after) => ({ ref: REF, after })));
});

it("takes no for an answer", async () => {
  asked.mockResolvedValue({ ok: false, code: "not-found" });

  expect(
    await enterRoom(
      REF,
      () => 1,
      () => true,
      1,
    ),
  ).toEqual({ ok: false, code: "not-found" });
  expect(asked).toHaveBeenCalledTimes(1);
});

it("asks no more once nobody waits", async () => {
  asked.mockResolvedValue(null);
  const waits = [true, true, false];

  expect(
    await enterRoom(
      REF,
      () => 1,
      () => waits.shift() ?? false,
      1,
    ),
  ).toBeNull();
  expect(asked).toHaveBeenCalledTimes(2);
});

it("enters a list that was closed at first, and says so once it is in", async () => {
  asked.mockResolvedValueOnce({ ok: false, code: "unavailable" }).mockResolvedValueOnce({ ok: true });
  const entered = vi.fn();

  await enterList("early-arrears", () => true, entered, 1);

  expect(asked.mock.calls).toEqual([1, 2].map(() => ["queue:join", { team: "early-arrears" }]));
  expect(entered).toHaveBeenCalledTimes(1);
});

it("says that it is in at the first try too: what changed since the list was read has not been told", async () => {
  asked.mockResolvedValue({ ok: true });
  const entered = vi.fn();

  await enterList("early-arrears", () => true, entered, 1);

  expect(entered).toHaveBeenCalledTimes(1);
});

it("says nothing to who has left meanwhile", async () => {
  asked.mockResolvedValue({ ok: true });
  const waits = [true, false];
  const entered = vi.fn();

  await enterList("early-arrears", () => waits.shift() ?? false, entered, 1);

  expect(entered).not.toHaveBeenCalled();
});
