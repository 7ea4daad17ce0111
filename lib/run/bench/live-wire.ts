/**
 * A socket.io client reduced to the wire (engine.io 4 over WebSocket), so that a bench times the server and the frame
 * rather than a client library: the floor's clients are bare `ws` too.
 */
import WebSocket from "ws";

/** Connects with a key and joins the case; `hear` gets each pushed case event. */
export function joinOnWire(
  url: string,
  key: string,
  ref: string,
  hear: (event: { commandId: string }) => void,
): Promise<WebSocket> {
  const address = `${url.replace("http", "ws")}/live/?EIO=4&transport=websocket`;
  const socket = new WebSocket(address, { perMessageDeflate: false });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.on("message", (data) => {
      const frame = String(data);
      if (frame.startsWith(EVENT)) return hear(JSON.parse(frame.slice(EVENT.length, -1)));
      if (frame === "2") return socket.send("3");
      if (frame.startsWith("0")) return socket.send(`40${JSON.stringify({ token: key })}`);
      if (frame.startsWith("40")) return socket.send(`420${JSON.stringify(["case:join", { ref, after: 0 }])}`);
      if (frame.startsWith("430")) return frame.includes('"ok":true') ? resolve(socket) : reject(new Error(frame));
      if (frame.startsWith("44")) reject(new Error(frame));
    });
  });
}

const EVENT = '42["case:event",';
