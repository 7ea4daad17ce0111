/**
 * The floor of everything that sockets cost: bare `ws`, or a bare room of socket.io, on node:http. Each POST goes to all
 * sockets, as one frame of a case event's bytes. `FLOOR_KIND` says which.
 */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { WebSocketServer } from "ws";
import { eventOfBytes } from "./event-of-bytes.ts";

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const { commandId } = JSON.parse(body);
    send({ ...eventOfBytes(1), commandId });
    response.end("{}");
  });
});
const send = process.env.FLOOR_KIND === "ws" ? bareSockets() : room();
server.listen({ port: Number(process.env.PORT), backlog: 1024 }, () => console.log("floor is ready"));
process.on("SIGTERM", () => process.exit(0));

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
