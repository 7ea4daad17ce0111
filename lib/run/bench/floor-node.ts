/**
 * The floor of a feed across nodes, one of its processes: the same append behind node:http; after the commit one frame to
 * its own `ws` sockets and one NOTIFY with the event, which the others send on as it comes.
 */
import pg from "pg";
import { WebSocketServer } from "ws";
import { eventOfBytes } from "./event-of-bytes.ts";
import { floorAppend, floorCases } from "./floor-append.ts";
import { floorServer } from "./floor-server.ts";

const database = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE, max: 24 });
const [from, many] = [Number(process.env.FLOOR_FROM), Number(process.env.FLOOR_CASES)];
const cases = await floorCases(database, many, from);
const turns = cases.map((): Promise<unknown> => Promise.resolve());
const me = process.env.PORT;

const listener = new pg.Client({ connectionString: process.env.FLOOR_DATABASE });
await listener.connect();
listener.on("notification", ({ payload = "" }) => {
  if (!payload.startsWith(`${me} `)) send(payload.slice(payload.indexOf(" ") + 1));
});
await listener.query("listen floor");

const { server, ready } = floorServer((body) => {
  const { commandId, number } = JSON.parse(body) as { commandId: string; number: number };
  const at = number % cases.length;
  const mine = (turns[at] ?? Promise.resolve()).then(() => append(at, commandId));
  turns[at] = mine;
  return mine;
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
ready();

async function append(at: number, commandId: string): Promise<string> {
  const one = cases[at];
  if (!one) throw new Error("no case");
  await floorAppend(database, one);
  const frame = JSON.stringify({ ...eventOfBytes(one.version), commandId });
  send(frame);
  await database.query({ name: "tell", text: "select pg_notify('floor', $1)", values: [`${me} ${frame}`] });
  return "{}";
}

function send(frame: string): void {
  for (const socket of sockets.clients) socket.send(frame);
}
