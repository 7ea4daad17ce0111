/** The feed's floor: the same append behind node:http, then one frame of a case event's bytes to every `ws` socket. */
import pg from "pg";
import { WebSocketServer } from "ws";
import { eventOfBytes } from "./event-of-bytes.ts";
import { floorAppend, floorCases } from "./floor-append.ts";
import { floorServer } from "./floor-server.ts";

const database = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE, max: 24 });
const [one] = await floorCases(database, 1, 32);
if (!one) throw new Error("no case");
let turn: Promise<unknown> = Promise.resolve();

const { server, ready } = floorServer((body) => {
  const { commandId } = JSON.parse(body) as { commandId: string };
  const mine = turn.then(async () => {
    await floorAppend(database, one);
    const frame = JSON.stringify({ ...eventOfBytes(one.version), commandId });
    for (const socket of sockets.clients) socket.send(frame);
    return frame;
  });
  turn = mine;
  return mine;
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
ready();
