/**
 * The floor of everything that sockets cost: bare `ws`, or a bare room of socket.io, on node:http. Each POST goes to all
 * sockets, as one frame of a case event's bytes. `FLOOR_KIND` says which.
 */
import { Server } from "socket.io";
import { WebSocketServer } from "ws";
import { eventOfBytes } from "./event-of-bytes.ts";
import { floorServer } from "./floor-server.ts";

const { server, ready } = floorServer(async (body) => {
  const { commandId } = JSON.parse(body) as { commandId: string };
  send({ ...eventOfBytes(1), commandId });
  return "{}";
});
const send = process.env.FLOOR_KIND === "ws" ? bareSockets() : room();
ready();

function bareSockets() {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  return (event: object) => {
    const frame = JSON.stringify(event);
    for (const socket of sockets.clients) socket.send(frame);
  };
}

function room() {
  const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });
  io.on("connection", (socket) => void socket.join("room"));
  return (event: object) => void io.to("room").emit("event", event);
}
