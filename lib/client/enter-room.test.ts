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

it("enters a list that was closed at first, and says that it was late", async () => {
  asked.mockResolvedValueOnce({ ok: false, code: "unavailable" }).mockResolvedValueOnce({ ok: true });
  const late = vi.fn();

  await enterList("early-arrears", () => true, late, 1);

  expect(asked.mock.calls).toEqual([1, 2].map(() => ["queue:join", { team: "early-arrears" }]));
  expect(late).toHaveBeenCalledTimes(1);
});

it("enters a list at once without a word", async () => {
  asked.mockResolvedValue({ ok: true });
  const late = vi.fn();

  await enterList("early-arrears", () => true, late, 1);

  expect(late).not.toHaveBeenCalled();
});
