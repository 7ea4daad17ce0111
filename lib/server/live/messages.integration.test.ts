import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { metrics } from "../metrics.ts";
import { AMARA, givenCase, givenDesk, givenLive, note, PRIYA, ZED } from "./given-live.ts";

let desk: Awaited<ReturnType<typeof givenDesk>>;
let live: Awaited<ReturnType<typeof givenLive>>;

beforeAll(async () => {
  desk = await givenDesk();
  live = await givenLive();
});

afterAll(async () => {
  await live.stop();
  await desk.drop();
});

const PAYLOADS = [undefined, null, 7, "C-7K3M-Q9TX", [], {}, { ref: 1, after: 0 }, { ref: "x", after: -1, more: true }];

test("whatever is not understood is answered, never thrown", async () => {
  for (const event of [
    "case:join",
    "case:leave",
    "queue:join",
    "presence",
    "painted",
    "unknown",
    "__proto__",
    "toString",
  ]) {
    const visitor = await live.enter();
    for (const payload of PAYLOADS) {
      expect(await visitor.ask(event, payload)).toEqual({ ok: false, code: "invalid" });
    }
    visitor.socket.emit(event);
    visitor.socket.emit(
      event,
      () => {},
      () => {},
    );
  }
});

test("a browser tells how fast events were shown: a few times, now and then, from people alone", async () => {
  const [amara, key] = [await live.enter(`key:${AMARA}`), await live.enter()];
  const seen = () => metrics().registry.getSingleMetricAsString("baton_event_to_screen_seconds");

  expect(await amara.ask("painted", { milliseconds: [12, 80.5] })).toEqual({ ok: true });
  expect(await seen()).toContain("baton_event_to_screen_seconds_count 2");
  expect(await seen()).toContain('baton_event_to_screen_seconds_bucket{le="0.025"} 1');

  expect(await key.ask("painted", { milliseconds: [1] })).toEqual({ ok: false, code: "forbidden" });
  for (const milliseconds of [[], [-1], [60_001], ["1"], Array.from({ length: 21 }, () => 1)])
    expect(await amara.ask("painted", { milliseconds })).toEqual({ ok: false, code: "invalid" });
  expect(await amara.ask("painted", { milliseconds: [1], ref: "C-7K3M-Q9TX" })).toEqual({ ok: false, code: "invalid" });
  const more = await Promise.all(Array.from({ length: 4 }, () => amara.ask("painted", { milliseconds: [1] })));
  expect(more.map(({ ok }) => ok)).toEqual([true, true, false, false]);
  expect(await seen()).toContain("baton_event_to_screen_seconds_count 4");
});

test("a frame of a megabyte ends its socket, and nobody else's", async () => {
  const [large, other] = [await live.enter(), await live.enter()];
  large.socket.emit("case:join", { ref: "x".repeat(1024 * 1024), after: 0 });
  await large.ended;

  expect(await other.ask("case:leave", { ref: "" })).toEqual({ ok: true });
});

test("who says too much is told so, and ended when it goes on", async () => {
  const flooding = await live.enter();
  // Said at one instant, however long it takes to be heard.
  const clock = vi.spyOn(performance, "now").mockReturnValue(performance.now());
  const answers = await Promise.all(Array.from({ length: 40 }, () => flooding.ask("case:leave", { ref: "" })));
  for (let more = 0; more < 200; more += 1) flooding.socket.emit("case:leave", { ref: "" });

  expect(answers.filter(({ code }) => code === "rate-limited").length).toBeGreaterThanOrEqual(15);
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(20);
  expect(await flooding.ended).toBe("io server disconnect");
  clock.mockRestore();
});

test("a list tells of the cases whose portfolio its reader may read", async () => {
  const [cards, loans] = [await givenCase(), await givenCase({ portfolio: "uk-loans" })];
  const [amara, priya] = [await live.enter(`key:${AMARA}`), await live.enter(`key:${PRIYA}`)];
  for (const visitor of [amara, priya]) {
    expect(await visitor.ask("queue:join", { team: "early-arrears" })).toEqual({ ok: true });
  }

  await note(loans);
  await note(cards);
  const isOf = (ref: string) => (change: { ref: string }) => change.ref === ref;
  await amara.hearsMessage("queue:change", isOf(loans));
  expect(await priya.hearsMessage("queue:change", isOf(cards))).toEqual({ ref: cards, version: 2 });

  expect(priya.heard.filter(({ message }) => message.ref === loans)).toEqual([]);
});

test("a list that was left is silent", async () => {
  const ref = await givenCase();
  const [gone, here] = [await live.enter(), await live.enter()];
  for (const visitor of [gone, here]) await visitor.ask("queue:join", { team: "early-arrears" });

  await gone.ask("queue:leave", { team: "early-arrears" });
  await note(ref);
  await here.hearsMessage("queue:change", (change: { ref: string }) => change.ref === ref);
  await gone.ask("case:leave", { ref: "" });

  expect(gone.heard.filter(({ event }) => event === "queue:change")).toEqual([]);
});

test("without a grant there is nothing to join but one's own empty list", async () => {
  const ref = await givenCase();
  const zed = await live.enter(`key:${ZED}`);

  expect(await zed.ask("case:join", { ref, after: 0 })).toEqual({ ok: false, code: "not-found" });
  expect(await zed.ask("queue:join", { team: "early-arrears" })).toEqual({ ok: false, code: "not-found" });
  expect(await zed.ask("queue:join", { team: "no-such-team" })).toEqual({ ok: false, code: "not-found" });
  expect(await zed.ask("queue:join", { team: "pre-legal" })).toEqual({ ok: true });
});
