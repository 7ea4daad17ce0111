import { afterAll, beforeAll, expect, test } from "vitest";
import { givenCase, givenDesk, givenLive, note } from "./live/given-live.ts";

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

test("an event reaches everyone who has joined the case", async () => {
  const ref = await givenCase();
  const [one, other] = await Promise.all([live.enter(), live.enter()]);
  expect(await one.ask("case:join", { ref, after: 0 })).toMatchObject({
    ok: true,
    version: 1,
    events: [{ version: 1 }],
  });
  expect(await other.ask("case:join", { ref, after: 1 })).toEqual({ ok: true, version: 1, events: [] });

  await note(ref, "for both");

  for (const visitor of [one, other]) {
    const { message } = await visitor.hearsVersion(ref, 2);
    expect(message).toMatchObject({ type: "note-added", data: { text: "for both" } });
    expect(visitor.versions(ref)).toEqual([2]);
  }
});
