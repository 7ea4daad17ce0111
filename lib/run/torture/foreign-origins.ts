import { io } from "socket.io-client";
import type { Client } from "../trial/client.ts";
import { startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";

export const foreignOrigins: Scenario = {
  id: "9",
  name: "cross-site socket",
  injected:
    "evil, null, sub-domain, look-alike and other-port origins with a session cookie or a key; a cookie without origin",
  minutes: 2,
  run: async (trial) => {
    const { desk, url, web } = await startStand(trial, { web: 1, workers: 0 });
    const person = await desk.employ({ name: "Agent", role: "agent", teams: ["early-arrears"] });
    const { port } = new URL(url);
    const foreign: (string | undefined)[] = [
      "https://evil.example",
      "null",
      `http://desk.127.0.0.1.nip.io:${port}`,
      `http://sub.localhost:${port}`,
      `http://127.0.0.1.evil.example:${port}`,
      `http://localhost.evil.example:${port}`,
      `http://127.0.0.1:${Number(port) + 1_000}`,
      `https://127.0.0.1:${port}`,
      `http://127.0.0.1:${port}@evil.example`,
      `http://127.0.0.1:${port}/`,
      "file://",
      "",
    ];
    for (const origin of [...foreign, undefined]) await isRefused(trial, `cookie from ${origin}`, person, origin);
    for (const origin of foreign) await isRefused(trial, `key from ${origin}`, desk.key, origin);
    for (const origin of [url, `http://localhost:${web[0]?.port}`])
      trial.must(`our own page at ${origin} is let in`, (await come(person, origin)).came);
    trial.must("a key without origin is let in", (await come(desk.key, undefined)).came);
    trial.measure("foreign attempts", foreign.length * 2 + 1);
  },
};

type Came = { came: boolean; heard: number; code: string | undefined };

/** What comes of a socket with this origin and whatever else the client sends. */
function come({ url, headers }: Client, origin: string | undefined): Promise<Came> {
  const { authorization, origin: _, ...rest } = headers;
  let heard = 0;
  const socket = io(url, {
    path: "/live",
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { ...rest, ...(origin !== undefined && { origin }) },
    ...(authorization && { auth: { token: authorization.replace("Bearer ", "") } }),
  });
  socket.onAny(() => {
    heard += 1;
  });
  return new Promise((resolve) => {
    const end = (came: boolean, code?: string) => {
      socket.disconnect();
      resolve({ came, heard, code });
    };
    socket.once("connect", () => end(true));
    socket.once("connect_error", (error: Error & { data?: { code?: string } }) => end(false, error.data?.code));
  });
}

async function isRefused(trial: Trial, what: string, client: Client, origin: string | undefined): Promise<void> {
  const { came, heard, code } = await come(client, origin);
  trial.must(`${what} is refused as unauthorized, not ${code}`, !came && code === "unauthorized");
  trial.must(`${what} hears nothing`, heard === 0);
}
