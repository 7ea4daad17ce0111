import { afterAll, beforeAll, expect, test } from "vitest";
import { emptySocketTally, fuzzSockets } from "../../run/fuzz/sockets.ts";
import { AMARA, BEN, givenCase, givenDesk, givenLive, note, PRIYA, ZED } from "./given-live.ts";

const SEED = 20_261_130;

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

test("whatever sockets say, one that behaves is served, and nobody hears what they may not read", async () => {
  const refs = [await givenCase(), await givenCase({ portfolio: "uk-loans" })];
  const world = {
    url: `http://127.0.0.1:${live.port}`,
    witness: `key:${BEN}`,
    insiders: [`key:${AMARA}`, `key:${PRIYA}`, "key:env"],
    outsiders: [`key:${ZED}`],
    refs,
    secrets: ["Ruth", "hello-of-the-fuzz"],
    write: () => note(refs[0] as string, "hello-of-the-fuzz"),
  };
  const tally = await fuzzSockets(world, { seed: SEED, sockets: 96 }, emptySocketTally());

  expect(tally.findings).toEqual([]);
  expect(tally.answers).toMatchObject({ ok: expect.any(Number), invalid: expect.any(Number) });
  expect(tally.served).toBe(13);
});
