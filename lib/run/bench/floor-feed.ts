/** The feed's floor: the same append behind node:http, then one frame of a case event's bytes to every `ws` socket. */
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import pg from "pg";
import { WebSocketServer } from "ws";
import { floorAppend, floorCases } from "./floor-append.ts";

const database = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE, max: 24 });
const [one] = await floorCases(database, 1, 32);
if (!one) throw new Error("no case");
const hash = randomBytes(32).toString("hex");
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
      const frame = JSON.stringify({ ...event(one.version), commandId });
      for (const socket of sockets.clients) socket.send(frame);
      response.end(frame);
    });
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
server.listen(Number(process.env.PORT), () => console.log("floor is ready"));
process.on("SIGTERM", () => process.exit(0));

/** The size of a pushed note: envelope, plain text, hashes. */
function event(version: number) {
  const at = new Date().toISOString();
  const id = "01a20141-89c9-703d-9324-517e1cbcd7be";
  const actor = { kind: "api", id: "env" };
  const data = { text: "A note of the bench" };
  return {
    id,
    caseRef: "C-7K3M-Q9TX",
    version,
    type: "note-added",
    data,
    occurredAt: at,
    at,
    actor,
    prevHash: hash,
    hash,
  };
}
