import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { percentiles, post } from "./clients.ts";
import { someRefs } from "./commands.ts";
import type { Line } from "./line.ts";
import { joinOnWire } from "./live-wire.ts";
import { startZero } from "./peer-zero.ts";
import type { Stand } from "./stand.ts";

const SAMPLES = 200;
const PAUSE_MS = 20;

/** Commits something of this id. */
type Send = (id: string) => Promise<unknown>;

/**
 * One commit after the other to one client that listens: a command through HTTP to the pushed event, beside a bare insert
 * to the view of Zero's client.
 */
export async function benchOneClient(stand: Stand): Promise<Line[]> {
  const [ref = ""] = await someRefs(stand);
  const came = new Map<string, () => void>();
  const hear = (id: string) => {
    came.get(id)?.();
    came.delete(id);
  };
  const socket = await joinOnWire(stand.url, stand.key, ref, (json) =>
    hear((JSON.parse(json) as { commandId: string }).commandId),
  );
  const zero = await startZero(hear);
  const command: Send = (commandId) => {
    const body = JSON.stringify({ commandId, type: "add-note", data: { text: "A note of the bench" } });
    return post(`${stand.url}/api/v1/cases/${ref}/commands`, body, { authorization: `Bearer ${stand.key}` });
  };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let n = 0; n < SAMPLES; n++) {
    ours.push(await time(command, came));
    if (zero) theirs.push(await time(zero.insert, came));
  }
  socket.close();
  await zero?.stop();
  const [mine, peer] = [percentiles(ours), percentiles(theirs)];
  return (["p50", "p99"] as const).map((which) => ({
    what: `commit to one client that listens, ${which}`,
    unit: "ms",
    ours: mine[which],
    beside: [{ name: "Zero, bare insert to view", value: peer[which] }],
  }));
}

async function time(send: Send, came: Map<string, () => void>): Promise<number> {
  const id = randomUUID();
  const heard = new Promise<void>((resolve) => came.set(id, resolve));
  const began = performance.now();
  const sent = send(id);
  await heard;
  const took = performance.now() - began;
  await sent;
  await pause(PAUSE_MS);
  return took;
}
