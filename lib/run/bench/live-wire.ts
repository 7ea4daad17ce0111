/**
 * A socket.io client reduced to the wire (engine.io 4 over WebSocket), so that a bench times the server and the frame
 * rather than a client library: the floor's clients are bare `ws` too.
 */
import WebSocket from "ws";

/** What the socket does once it is in, in order; each is a message and its payload. */
export type Wish = [message: string, payload: object];
/** Gets the text of what a pushed message carries. */
export type Hear = (json: string) => void;

const ACK = /^43(\d+)/;

/** Connects, with a key if the server wants one, and does what it wishes; `hear` gets each pushed `event`. */
export function enterOnWire(
  url: string,
  { path = "/live/", token, wishes, event }: { path?: string; token?: string; wishes: Wish[]; event: string },
  hear: Hear,
): Promise<WebSocket> {
  const address = `${url.replace("http", "ws")}${path}?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const pushed = `42["${event}",`;
  return new Promise((resolve, reject) => {
    const wish = (number: number) => {
      const next = wishes[number];
      if (next) socket.send(`42${number}${JSON.stringify(next)}`);
      else resolve(socket);
    };
    socket.once("error", reject);
    socket.on("message", (data) => {
      const frame = String(data);
      const answer = ACK.exec(frame);
      if (frame.startsWith(pushed)) return hear(frame.slice(pushed.length, -1));
      if (frame === "2") return socket.send("3");
      if (frame.startsWith("0")) return socket.send(token ? `40${JSON.stringify({ token })}` : "40");
      if (frame.startsWith("40")) return wish(0);
      if (answer) return frame.includes('"ok":true') ? wish(Number(answer[1]) + 1) : reject(new Error(frame));
      if (frame.startsWith("44")) reject(new Error(frame));
    });
  });
}

/** Connects with a key and joins the case; `hear` gets each pushed case event. */
export function joinOnWire(url: string, token: string, ref: string, hear: Hear): Promise<WebSocket> {
  return enterOnWire(url, { token, wishes: [["case:join", { ref, after: 0 }]], event: "case:event" }, hear);
}

/** A bare `ws` client; `hear` gets each message. */
export function openOnWire(url: string, hear: Hear): Promise<WebSocket> {
  const socket = new WebSocket(url.replace("http", "ws"), { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (data) => hear(String(data)));
    socket.once("open", () => resolve(socket));
  });
}

/** Opens this many, a few at a time. */
export async function openMany(count: number, open: (at: number) => Promise<WebSocket>): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < count; at = next++) sockets.push(await open(at));
  };
  await Promise.all(Array.from({ length: 50 }, lane));
  return sockets;
}

/** Closes them all and waits until they are closed. */
export async function closeAll(sockets: WebSocket[]): Promise<void> {
  const closed = sockets.map((socket) => new Promise((resolve) => socket.once("close", resolve)));
  for (const socket of sockets) socket.close();
  await Promise.all(closed);
}
