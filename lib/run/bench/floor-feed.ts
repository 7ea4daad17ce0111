/** The feed's floor: the same append behind node:http, then one frame of a case event's bytes to every `ws` socket. */
import { createServer } from "node:http";
import pg from "pg";
import { WebSocketServer } from "ws";
import { eventOfBytes } from "./event-of-bytes.ts";
import { floorAppend, floorCases } from "./floor-append.ts";

const database = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE, max: 24 });
const [one] = await floorCases(database, 1, 32);
if (!one) throw new Error("no case");
let turn: Promise<unknown> = Promise.resolve();

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => {
    body += chunk;
  });
  request.on("end", () => {
    const { commandId } = JSON.parse(body);
    turn = turn.then(async () => {
      await floorAppend(database, one);
      const frame = JSON.stringify({ ...eventOfBytes(one.version), commandId });
      for (const socket of sockets.clients) socket.send(frame);
      response.end(frame);
    });
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(Number(process.env.PORT), () => console.log("floor is ready"));
process.on("SIGTERM", () => process.exit(0));
