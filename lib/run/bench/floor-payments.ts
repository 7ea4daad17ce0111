/** The floor of a payment by webhook: signature, the same rows in one statement, then one frame to every `ws` socket. */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import pg from "pg";
import { WebSocketServer } from "ws";
import { eventOfBytes } from "./event-of-bytes.ts";
import { floorCases, payloadOf } from "./floor-append.ts";
import { floorServer } from "./floor-server.ts";

const secret = process.env.FLOOR_SECRET ?? "";
const database = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE, max: 24 });
const cases = await floorCases(database, 8, 64);
const turns = cases.map((): Promise<unknown> => Promise.resolve());
let next = 0;

const WRITE = `with told as (
    insert into gateway_events (gateway, id, type, payment, session_id, amount_minor, currency, fact, state, happened_at)
    values ('floor', $2, 'session-paid', $3, $4, 100, 'GBP', $5, 'done', now())),
  moved as (update pay_sessions set state = 'paid', provider_payment = $3 where id = $4)
  select append_events($1::jsonb)`;

type Said = { id: string; data: { object: { id: string; metadata: { baton_session: string } } } };

const { server, ready } = floorServer((body, headers) => {
  requireSigned(body, String(headers["stripe-signature"]));
  const { id, data } = JSON.parse(body) as Said;
  const at = next++ % cases.length;
  const mine = (turns[at] ?? Promise.resolve()).then(() => write(at, id, data.object, body));
  turns[at] = mine;
  return mine;
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
ready();

function requireSigned(body: string, signature: string): void {
  const [, time = "", said = ""] = /^t=(\d+),v1=(\w+)$/.exec(signature) ?? [];
  const right = createHmac("sha256", secret).update(`${time}.${body}`).digest();
  if (!timingSafeEqual(right, Buffer.from(said, "hex"))) throw new Error("forged");
}

async function write(
  at: number,
  event: string,
  { id, metadata }: Said["data"]["object"],
  body: string,
): Promise<string> {
  const one = cases[at];
  if (!one) throw new Error("no case");
  one.version += 1;
  const allocations = [{ debtId: randomUUID(), head: "principal", amountMinor: 100 }];
  const about = { amountMinor: 100, currency: "GBP", method: "card", via: { gateway: "floor", payment: id } };
  const data = { paymentId: randomUUID(), ...about, reference: { c: id }, allocations, creditMinor: 0 };
  const payload = payloadOf(one, { type: "payment-received", data });
  const values = [payload, event, id, metadata.baton_session, body];
  await database.query({ name: "floor-payment", text: WRITE, values });
  const frame = JSON.stringify({ ...eventOfBytes(one.version), type: "payment-received", commandId: id });
  for (const socket of sockets.clients) socket.send(frame);
  return "{}";
}
