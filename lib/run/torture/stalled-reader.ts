import WebSocket from "ws";
import type { Client } from "../trial/client.ts";
import { counted } from "./counted.ts";
import { until } from "./until.ts";

/** A socket that joins every case and then reads nothing more: what is sent to it stays with the server. */
export class StalledReader {
  closed = false;
  /** Milliseconds from the moment in which it stopped reading. */
  closedAfter = Number.NaN;

  #socket: WebSocket | null = null;

  static async open(client: Client, refs: string[]): Promise<StalledReader> {
    const reader = new StalledReader();
    const { authorization = "", ...headers } = client.headers;
    const address = `${client.url.replace("http", "ws")}/live/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { perMessageDeflate: false, headers });
    let left = refs.length;
    await new Promise<void>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("message", (data) => {
        const frame = String(data);
        if (frame.startsWith("0")) socket.send(`40${JSON.stringify({ token: authorization.replace("Bearer ", "") })}`);
        if (frame.startsWith("40"))
          for (const [at, ref] of refs.entries())
            socket.send(`42${at}${JSON.stringify(["case:join", { ref, after: 1 }])}`);
        if (frame.startsWith("43")) left -= 1;
        if (left === 0) resolve();
      });
    });
    reader.#stall(client, socket);
    return reader;
  }

  /** Reads on, and says whether the line was gone: this one's own, whatever the server counted. */
  async isGone(): Promise<boolean> {
    const socket = this.#socket;
    if (!socket) return false;
    socket.resume();
    await until("the line ends", () => socket.readyState === WebSocket.CLOSED, 10_000).catch(() => 0);
    return socket.readyState === WebSocket.CLOSED;
  }

  /** Whoever does not read does not see the end of the line either: the server tells that it closed it. */
  #stall(client: Client, socket: WebSocket): void {
    this.#socket = socket;
    const began = performance.now();
    socket.pause();
    const look = setInterval(async () => {
      if ((await shownOut(client)) === 0 || this.closed) return;
      this.closed = true;
      this.closedAfter = performance.now() - began;
      clearInterval(look);
    }, 1_000);
    look.unref();
  }
}

/** For what waited for them, or because they no longer answer pings: whichever comes first. */
async function shownOut(client: Client): Promise<number> {
  const names = ["baton_live_slow_total", 'baton_live_closes_total\\{reason="ping timeout"\\}'];
  const counts = await Promise.all(names.map((name) => counted(client, name).catch(() => 0)));
  return counts.reduce((sum, count) => sum + count, 0);
}
