import { setTimeout as pause } from "node:timers/promises";
import type { LiveServer } from "./live-socket.ts";

const EACH_MS = 2;
const LONGEST_MS = 2_000;

/**
 * Closes every socket, each at a moment of its own, so that they do not all knock at the next process at once. No goodbye
 * is said: so each comes back by itself, and asks there for what it missed.
 */
export async function sendAway(io: LiveServer): Promise<void> {
  const sockets = [...io.sockets.sockets.values()];
  const within = Math.min(LONGEST_MS, sockets.length * EACH_MS);
  await Promise.all(
    sockets.map(async ({ conn }) => {
      await pause(Math.random() * within);
      conn.close();
    }),
  );
}
