import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { DemoDay } from "#lib/domain/demo-day.ts";
import { ID } from "#lib/domain/given-organisation.ts";
import { seatDayPlayer } from "#lib/server/demo-day.ts";
import { DayPlay, type DayTimes } from "#lib/server/live/day-play.ts";
import { get, makeKey, openDesk, send, signIn, type Who } from "../../given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
let amara: Who;
let zed: Who;

beforeAll(async () => {
  desk = await openDesk();
  [amara, zed] = await Promise.all([signIn("amara"), signIn("zed")]);
});
afterAll(() => desk.close());
afterEach(() => seatDayPlayer(null));

const put = (who: Who, playing: unknown) => send("PUT", "/api/v1/demo/day", who, { playing });

/** A demo in this process: its day is a program that waits until it is ended, and says which it was. */
function givenDemo(times: Partial<DayTimes> = {}, program = "setInterval(() => {}, 1e6)") {
  const children: ChildProcess[] = [];
  const told: DemoDay[] = [];
  const watching = new Set<string>([ID.amara]);
  const launch = () => {
    const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "ignore"] });
    children.push(child);
    return child;
  };
  const looks = { count: 0 };
  const look = () => {
    looks.count++;
    return [...watching];
  };
  seatDayPlayer(new DayPlay({ launch, watching: look, tell: (day) => told.push(day) }, times));
  return { children, told, watching, looks };
}

async function endOf([child]: ChildProcess[]): Promise<unknown> {
  if (child && child.exitCode === null && child.signalCode === null) await once(child, "exit");
  return child?.signalCode ?? child?.exitCode;
}

describe("the demo's day", () => {
  it("is not there where there is no demo, whatever is asked", async () => {
    const key = await makeKey("read");
    for (const answer of [await get("/demo/day", amara), await get("/demo/day", key), await put(amara, "nonsense")]) {
      expect(answer).toMatchObject({ status: 404, body: { code: "not-found" } });
    }
  });

  it("is started by anybody who is signed in, and everybody sees it", async () => {
    const { told, children } = givenDemo();
    expect((await get("/demo/day", amara)).body).toEqual({
      playing: false,
      until: null,
      startedBy: null,
      watching: null,
    });
    const { status, body } = await put(zed, true);
    expect([status, body.playing, body.startedBy]).toEqual([200, true, ID.zed]);
    expect(Date.parse(body.until) - Date.now()).toBeGreaterThan(19 * 60_000);
    expect((await get("/demo/day", amara)).body).toEqual(body);
    expect(told.map(({ playing }) => playing)).toEqual([true]);

    expect((await put(amara, false)).body).toMatchObject({ playing: false, until: null, startedBy: null });
    expect(told.map(({ playing }) => playing)).toEqual([true, false]);
    expect(await endOf(children)).toBe("SIGTERM");
  });

  it("is one day, however many start it, and stopping twice is stopping once", async () => {
    const { told, children } = givenDemo();
    const started = await Promise.all([put(amara, true), put(zed, true), put(amara, true)]);
    expect(new Set(started.map(({ body }) => `${body.until} ${body.startedBy}`))).toHaveLength(1);
    expect(children).toHaveLength(1);
    await Promise.all([put(amara, false), put(zed, false)]);
    expect(told.map(({ playing }) => playing)).toEqual([true, false]);
    await put(amara, true);
    expect(children).toHaveLength(2);
    await put(amara, false);
  });

  it("is no business of keys, but what plays it may ask who looks on", async () => {
    givenDemo();
    const key = await makeKey("read", "write");
    expect(await put(key, true)).toMatchObject({ status: 403 });
    expect((await get("/demo/day", key)).body).toMatchObject({ playing: false, watching: [ID.amara] });
    expect(await put(amara, 1)).toMatchObject({ status: 422, body: { errors: [{ path: "playing" }] } });
  });

  it("ends when its time is up", async () => {
    const { children } = givenDemo({ playMs: 50 });
    await put(amara, true);
    expect(await endOf(children)).toBe("SIGTERM");
    expect((await get("/demo/day", amara)).body).toMatchObject({ playing: false });
  });

  it("ends when nobody has looked on for a while, and not before", async () => {
    const { children, watching, looks } = givenDemo({ aloneMs: 40, lookMs: 5 });
    await put(amara, true);
    await expect.poll(() => looks.count * 5).toBeGreaterThan(2 * 40);
    expect((await get("/demo/day", amara)).body).toMatchObject({ playing: true });
    watching.clear();
    expect(await endOf(children)).toBe("SIGTERM");
    expect((await get("/demo/day", amara)).body).toMatchObject({ playing: false });
  });

  it("is over when its program ends by itself, and can be started again", async () => {
    const { children, told } = givenDemo({}, "process.exit(1)");
    await put(amara, true);
    expect(await endOf(children)).toBe(1);
    expect(told.at(-1)).toMatchObject({ playing: false });
    await put(amara, true);
    expect(children).toHaveLength(2);
    await endOf(children.slice(1));
  });

  it("is at most two programs, however fast it is switched", async () => {
    const deaf = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6)";
    const { children } = givenDemo({ patienceMs: 600_000 }, deaf);
    for (let at = 0; at < 4; at++) {
      await put(amara, true);
      await put(zed, false);
    }
    expect(children).toHaveLength(4);
    expect(await Promise.all(children.slice(0, 3).map((child) => endOf([child])))).not.toContain(null);
    children[3]?.kill("SIGKILL");
    await endOf(children.slice(3));
  });

  it("ends a program that does not listen", async () => {
    const deaf = "process.on('SIGTERM', () => {}); console.log('deaf'); setInterval(() => {}, 1e6)";
    const { children } = givenDemo({ patienceMs: 300 }, deaf);
    await put(amara, true);
    await once(children[0]?.stdout ?? process.stdin, "data");
    await put(amara, false);
    expect(await endOf(children)).toBe("SIGKILL");
  });
});
