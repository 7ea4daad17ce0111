import type { Socket } from "socket.io";
import { figures } from "./figures.ts";
import type { LiveServer } from "./live-socket.ts";

const MOST_UNSENT = 1024 * 1024;
const LOOK_EVERY_MS = 250;
/** In a burst of emissions the clock is too slow: look also after this many. */
const LOOK_EVERY_EMITS = 64;

/** Closes whoever does not read: what waits for them would fill this server's memory. They come back and catch up. */
export class SlowConsumers {
  #io: LiveServer;
  #emits = 0;
  #timer: NodeJS.Timeout;

  constructor(io: LiveServer) {
    this.#io = io;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Something was sent to a room. */
  emitted(): void {
    this.#emits += 1;
    if (this.#emits % LOOK_EVERY_EMITS === 0) this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    for (const { conn } of this.#io.sockets.sockets.values()) {
      if (unsent(conn) <= MOST_UNSENT) continue;
      figures().slow.inc();
      webSocketOf(conn)?.terminate();
    }
  }
}

type Connection = Socket["conn"];
type Packet = { data?: unknown };
/** The parts of `ws` and of engine.io that their types keep to themselves. */
type WebSocket = { bufferedAmount: number; terminate(): void };

/** Bytes that wait in engine.io's queue and in the WebSocket below it. */
function unsent(conn: Connection): number {
  const { writeBuffer } = conn as unknown as { writeBuffer: Packet[] };
  const queued = writeBuffer.reduce((sum, { data }) => sum + (typeof data === "string" ? data.length : 0), 0);
  return queued + (webSocketOf(conn)?.bufferedAmount ?? 0);
}

function webSocketOf(conn: Connection): WebSocket | undefined {
  return (conn.transport as unknown as { socket?: WebSocket }).socket;
}
