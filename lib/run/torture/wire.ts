/** A socket.io client reduced to the wire (engine.io 4 over WebSocket): thousands of them fit into one process. */
import WebSocket from "ws";
import type { Client } from "../trial/client.ts";

/** As the browser waits before it tries again (lib/client/connection.ts). */
const FIRST_MS = 300;
const LONGEST_MS = 3_000;
const JITTER = 0.6;

type Joined = { ok: boolean; version: number; events?: { version: number }[]; reset?: boolean; code?: string };

/** One tab on one case: it comes back by itself, asks for what it missed, and notes every version that it is told of. */
export class Wire {
  readonly ref: string;
  version: number;
  /** What came that was not the next version. */
  readonly faults: string[] = [];
  joins = 0;
  joined = false;
  /** Hears of each pushed event. */
  onEvent: (event: { version: number; commandId: string }) => void = () => {};
  onJoin: () => void = () => {};
  readonly #client: Client;
  readonly #random: () => number;
  #socket: WebSocket | null = null;
  #failures = 0;
  #closed = false;

  constructor(client: Client, ref: string, version: number, random: () => number = Math.random) {
    this.#client = client;
    this.ref = ref;
    this.version = version;
    this.#random = random;
    this.#connect();
  }

  /** Cuts the line; it comes back by itself. */
  cut(): void {
    this.#socket?.terminate();
  }

  close(): void {
    this.#closed = true;
    this.#socket?.terminate();
  }

  #connect(): void {
    const { url, headers } = this.#client;
    const { authorization: _, ...sent } = headers;
    const address = `${url.replace("http", "ws")}/live/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { perMessageDeflate: false, headers: sent });
    this.#socket = socket;
    socket.on("message", (data) => this.#hear(socket, String(data)));
    socket.on("error", () => {});
    socket.on("close", () => this.#lost());
  }

  #lost(): void {
    this.joined = false;
    if (this.#closed) return;
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.#failures) * (1 + JITTER * (2 * this.#random() - 1));
    this.#failures += 1;
    setTimeout(() => this.#closed || this.#connect(), wait);
  }

  #hear(socket: WebSocket, frame: string): void {
    if (frame.startsWith(EVENT)) this.#take(JSON.parse(frame.slice(EVENT.length, -1)));
    else if (frame === "2") socket.send("3");
    else if (frame.startsWith("0")) socket.send(`40${JSON.stringify(authOf(this.#client))}`);
    else if (frame.startsWith("40")) this.#join(socket);
    else if (frame.startsWith("430")) this.#enter(socket, JSON.parse(frame.slice(3))[0]);
    else if (frame.startsWith("44")) socket.close();
  }

  #join(socket: WebSocket): void {
    socket.send(`420${JSON.stringify(["case:join", { ref: this.ref, after: this.version }])}`);
  }

  #enter(socket: WebSocket, answer: Joined): void {
    if (!answer.ok) {
      if (answer.code === "not-found") this.faults.push(`${this.ref} is not found any more`);
      socket.close();
      return;
    }
    this.#failures = 0;
    this.joins += 1;
    this.joined = true;
    if (answer.reset) this.faults.push(`${this.ref} would be fetched again from ${this.version}`);
    for (const event of answer.events ?? []) this.#step(event.version);
    this.onJoin();
  }

  #take(event: { version: number; commandId: string; caseRef: string }): void {
    if (event.caseRef !== this.ref) return;
    this.#step(event.version);
    this.onEvent(event);
  }

  #step(version: number): void {
    if (version !== this.version + 1) this.faults.push(`${this.ref}: ${version} after ${this.version}`);
    this.version = version;
  }
}

const EVENT = '42["case:event",';

function authOf({ headers }: Client): object {
  return headers.authorization ? { token: headers.authorization.replace("Bearer ", "") } : {};
}
