import { once } from "node:events";
import { connect as connectTo } from "node:net";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { announceAccessChange } from "../access-changes.ts";
import { makeSecret } from "../api-keys.ts";
import { pool } from "../database.ts";
import { env, ourOrigins } from "../env.ts";
import { newId } from "../ids.ts";
import { endSession, sessionCookie, startSession } from "../sessions.ts";
import { doors } from "./doors.ts";
import { AMARA, arrival, BEN, connect, givenDesk, givenLive, visit } from "./given-live.ts";

const ENV_KEY = "the-key-of-the-environment";
process.env.BATON_API_KEY = ENV_KEY;

let desk: Awaited<ReturnType<typeof givenDesk>>;
let live: Awaited<ReturnType<typeof givenLive>>;

beforeAll(async () => {
  desk = await givenDesk();
  live = await givenLive(doors);
});

afterAll(async () => {
  await live.stop();
  await desk.drop();
});

const ours = () => ourOrigins(env())[0] as string;
const foreign = () => {
  const { port } = new URL(ours());
  return [
    "https://evil.example",
    "null",
    "",
    `http://desk.localhost:${port}`,
    `http://localhost.evil.example:${port}`,
    `http://localhost:${Number(port) + 1}`,
    "http://localhost",
    `https://localhost:${port}`,
    `${ours()}/`,
    `${ours()}.evil.example`,
  ];
};

test("whoever is connected to a machine that is gone without a word notices within ten seconds", async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${live.port}/live/?EIO=4&transport=websocket`);
  const [opened] = await once(socket, "message");
  const { pingInterval, pingTimeout } = JSON.parse(String(opened).slice(1));
  expect(pingInterval + pingTimeout).toBeLessThan(10_000);
  socket.close();
});

async function cookieOf(person: string): Promise<{ cookie: string; session: string }> {
  const session = await startSession(person, 1);
  const token = await encode({ token: { sub: person, sid: session, epoch: 1 }, secret: env().secret });
  return { cookie: `${sessionCookie()}=${token}`, session };
}

function knock(headers: Record<string, string>, auth: object = {}) {
  return connect(live.port, { extraHeaders: headers, auth });
}

async function refusal(socket: ReturnType<typeof connect>): Promise<unknown> {
  const refused = await arrival(socket).catch((error: unknown) => error);
  socket.disconnect();
  return (refused as { data?: unknown } | undefined)?.data;
}

async function isIn(socket: ReturnType<typeof connect>): Promise<boolean> {
  await arrival(socket);
  socket.disconnect();
  return true;
}

test("a session's cookie from our own page comes in", async () => {
  const { cookie } = await cookieOf(AMARA);

  expect(await isIn(knock({ origin: ours(), cookie }))).toBe(true);
});

test("a foreign origin never comes in, with a session or with a key", async () => {
  const { cookie } = await cookieOf(AMARA);

  for (const origin of foreign()) {
    expect([origin, await refusal(knock({ origin, cookie }))]).toEqual([origin, { code: "unauthorized" }]);
    expect([origin, await refusal(knock({ origin, cookie }, { token: ENV_KEY }))]).toEqual([
      origin,
      { code: "unauthorized" },
    ]);
  }
});

test("without an origin the cookie counts for nothing, and a key for everything", async () => {
  const { cookie } = await cookieOf(AMARA);

  expect(await refusal(knock({ cookie }))).toEqual({ code: "unauthorized" });
  expect(await refusal(knock({ cookie }, { token: "wrong" }))).toEqual({ code: "unauthorized" });
  expect(await isIn(knock({}, { token: ENV_KEY }))).toBe(true);
});

describe("who is not known is refused", () => {
  const tokens = [{}, { token: "" }, { token: 7 }, { token: ["x"] }, { token: "x".repeat(9_000) }, { token: null }];

  test.each(tokens)("token %#", async (auth) => {
    expect(await refusal(knock({ origin: ours() }, auth))).toEqual({ code: "unauthorized" });
    expect(await refusal(knock({}, auth))).toEqual({ code: "unauthorized" });
  });

  test("a forged cookie", async () => {
    const token = await encode({ token: { sub: AMARA, sid: newId(), epoch: 1 }, secret: "another secret altogether" });

    expect(await refusal(knock({ origin: ours(), cookie: `${sessionCookie()}=${token}` }))).toEqual({
      code: "unauthorized",
    });
  });
});

test("a refused connection hears why, and is closed", async () => {
  const raw = new WebSocket(`ws://127.0.0.1:${live.port}/live/?EIO=4&transport=websocket`, {
    origin: "https://evil.example",
  });
  const said: string[] = [];
  raw.on("message", (data) => said.push(String(data)));
  raw.on("open", () => raw.send("40"));

  await once(raw, "close");

  expect(said.at(-1)).toContain('"code":"unauthorized"');
  expect(said.some((text) => text.startsWith("40"))).toBe(false);
});

test("signing out ends the sockets of that session and no other", async () => {
  const [mine, other, same] = [await cookieOf(BEN), await cookieOf(BEN), await cookieOf(AMARA)];
  const [ending, staying, elsewhere] = [mine, other, same].map(({ cookie }) => knock({ origin: ours(), cookie }));
  if (!ending || !staying || !elsewhere) throw new Error("three sockets");
  const ended = new Promise((resolve) => ending.once("disconnect", resolve));
  await Promise.all([ending, staying, elsewhere].map(arrival));

  await endSession(mine.session, BEN);

  expect(await ended).toBe("io server disconnect");
  expect(await visit(staying).ask("case:leave", { ref: "" })).toEqual({ ok: true });
  expect([staying.connected, elsewhere.connected]).toEqual([true, true]);
  for (const socket of [staying, elsewhere]) socket.disconnect();
});

test("a session that ended without a word ends its sockets at the next look", async () => {
  const { cookie, session } = await cookieOf(BEN);
  const socket = knock({ origin: ours(), cookie });
  await arrival(socket);
  const ended = new Promise((resolve) => socket.once("disconnect", resolve));

  await pool().query("update sessions set seen_at = now() - interval '1 day' where id = $1", [session]);

  expect(await ended).toBe("io server disconnect");
});

test("a revoked key ends its sockets", async () => {
  const { secret, hashed } = makeSecret();
  const id = newId();
  await pool().query("insert into api_keys (id, name, hash, scopes, created_by) values ($1, 'k', $2, '{read}', 'x')", [
    id,
    hashed,
  ]);
  const socket = knock({}, { token: secret });
  await arrival(socket);
  const ended = new Promise((resolve) => socket.once("disconnect", resolve));

  await pool().query("update api_keys set revoked_at = now() where id = $1", [id]);
  announceAccessChange({ all: true });

  expect(await ended).toBe("io server disconnect");
});

test("the secret that a key had before ends its sockets when its time is over, and the new one does not", async () => {
  const [before, now] = [makeSecret(), makeSecret()];
  const id = newId();
  await pool().query(
    `insert into api_keys (id, name, hash, previous_hash, previous_until, scopes, created_by)
     values ($1, 'k', $2, $3, now() + interval '1 hour', '{read}', 'x')`,
    [id, now.hashed, before.hashed],
  );
  const [old, fresh] = [knock({}, { token: before.secret }), knock({}, { token: now.secret })];
  await Promise.all([arrival(old), arrival(fresh)]);
  const ended = new Promise((resolve) => old.once("disconnect", resolve));

  await pool().query("update api_keys set previous_until = now() where id = $1", [id]);

  expect(await ended).toBe("io server disconnect");
  expect(fresh.connected).toBe(true);
  fresh.disconnect();
});

test("whoever is shown out and does not answer the farewell keeps no line", async () => {
  const line = connectTo(live.port, "127.0.0.1");
  const closed = once(line, "close");
  const upgrade = [
    "connection: upgrade",
    "upgrade: websocket",
    "sec-websocket-version: 13",
    "sec-websocket-key: c2l4dGVlbiBieXRlcyEhIQ==",
  ];
  line.write(`GET /live/?EIO=4&transport=websocket HTTP/1.1\r\nhost: x\r\n${upgrade.join("\r\n")}\r\n\r\n`);
  await once(line, "data");
  // The frame `40`, masked by nothing: comes in without a key, and is refused.
  line.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  const began = performance.now();
  line.resume();
  await closed;

  // And not after the half minute that the library gives.
  expect(performance.now() - began).toBeLessThan(20_000);
});
