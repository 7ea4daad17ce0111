/** What the tests of the live half start from: a small organisation, cases, a server of their own, sockets on it. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io, type Socket } from "socket.io-client";
import { createTestDatabase } from "../../run/test-database.ts";
import { pool } from "../database.ts";
import type { Identity } from "../identity.ts";
import { startLive } from "../live.ts";
import { openCase, readOpening } from "../open-case.ts";
import { readCommand } from "../read-command.ts";
import { runCommand } from "../run-command.ts";
import type { Doors } from "./handshake.ts";

export const API: Identity = { actor: { kind: "api", id: "env" }, scopes: ["read", "write"] };
const HOURS = Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:30"]]]));
const TEAMS = ["early-arrears", "specialist-support", "pre-legal"];
const PORTFOLIOS = ["uk-cards", "uk-loans"];

export const AMARA = "01900000-0000-7000-8000-00000000000a";
export const BEN = "01900000-0000-7000-8000-00000000000b";
export const PRIYA = "01900000-0000-7000-8000-00000000000c";
export const ZED = "01900000-0000-7000-8000-00000000000d";
const PEOPLE = [
  [AMARA, "amara", "agent", "early-arrears"],
  [BEN, "ben", "agent", "early-arrears"],
  [PRIYA, "priya", "specialist", "specialist-support"],
  [ZED, "zed", "agent", "pre-legal"],
] as const;

/** A fresh database with the organisation, used by this process until `drop`. */
export async function givenDesk(): Promise<{ drop(): Promise<void> }> {
  const database = await createTestDatabase();
  process.env.DATABASE_URL = database.url;
  for (const team of TEAMS)
    await pool().query("insert into teams values ($1, $1, 'Europe/London', 'england-and-wales', $2, 240, 60)", [
      team,
      HOURS,
    ]);
  for (const portfolio of PORTFOLIOS)
    await pool().query(
      "insert into portfolios values ($1, $1, 'Larkfield', 'GBP', 'uk', 'Europe/London', 'early-arrears')",
      [portfolio],
    );
  await pool().query(`insert into grants values ('early-arrears', 'uk-cards'), ('early-arrears', 'uk-loans'),
    ('specialist-support', 'uk-cards')`);
  for (const [id, name, role, team] of PEOPLE) {
    await pool().query("insert into people (id, email, name, role) values ($1, $2, $2, $3)", [id, name, role]);
    await pool().query("insert into memberships values ($1, $2)", [id, team]);
  }
  return {
    drop: async () => {
      await pool().end();
      await database.drop();
    },
  };
}

let count = 0;

/** A new case; of the same customer as another one when the reference is the same. Its ref. */
export async function givenCase({ portfolio = "uk-cards", reference = `R${++count}` } = {}): Promise<string> {
  const opening = { commandId: `given-case-${++count}`, portfolio, debts: [{ reference: "D1", balanceMinor: 10_000 }] };
  const { ref } = await openCase(API, readOpening({ ...opening, customer: { name: "Ruth", reference } }));
  return ref;
}

/** A note on the case; its version. */
export async function note(ref: string, text = "hello", by: Identity = API): Promise<number> {
  const { version } = await command(ref, "add-note", { text }, by);
  return version;
}

export function command(ref: string, type: string, data: object, by: Identity = API) {
  return runCommand(by, ref, readCommand({ commandId: `given-command-${++count}`, type, data }));
}

export async function caseId(ref: string): Promise<string> {
  const { rows } = await pool().query("select id from cases where ref = $1", [ref]);
  return rows[0].id;
}

/** Keys named after people: `key:<person id>` is that person, `key:env` the installation's key. No session that could end. */
const doors: Doors = {
  bySession: async () => null,
  byKey: async (token) => {
    const id = token.replace("key:", "");
    return { identity: id === "env" ? API : { actor: { kind: "user", id } } };
  },
};

/** A live half on a port of its own. */
export async function givenLive(opened: Doors = doors) {
  const server = createServer();
  const live = await startLive(server, opened);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const sockets: Socket[] = [];
  return {
    live,
    server,
    port,
    /** A socket that has been let in. */
    enter: async (token = "key:env"): Promise<Visitor> => {
      const socket = connect(port, { auth: { token } });
      sockets.push(socket);
      const visitor = visit(socket);
      await arrival(socket);
      return visitor;
    },
    stop: async () => {
      for (const socket of sockets) socket.disconnect();
      await live.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function connect(port: number, options: object): Socket {
  return io(`http://127.0.0.1:${port}`, {
    path: "/live",
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    ...options,
  });
}

export function arrival(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
}

type Heard = { event: string; message: Record<string, unknown> };
export type Visitor = ReturnType<typeof visit>;

/** Remembers everything that the socket hears, and waits for what it has not heard yet. */
export function visit(socket: Socket) {
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  socket.onAny((event: string, message: Record<string, unknown>) => {
    heard.push({ event, message });
    for (const look of [...waiting]) look();
  });
  const hears = <T>(find: (heard: Heard[]) => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = () => {
        const found = find(heard);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  const ended = new Promise<string>((resolve) => socket.once("disconnect", resolve));
  return {
    socket,
    heard,
    /** Resolves with the reason when the socket has been ended. */
    ended,
    hears,
    ask: (event: string, payload?: unknown) => socket.emitWithAck(event, payload),
    /** Resolves when the socket has heard the case's event of this version. */
    hearsVersion: (ref: string, version: number) =>
      hears((all) => all.find(({ event, message }) => isEvent(event, message, ref) && message.version === version)),
    hearsMessage: (name: string, matches: (message: never) => boolean = () => true) =>
      hears((all) => all.find(({ event, message }) => event === name && matches(message as never))?.message),
    versions: (ref: string) =>
      heard.flatMap(({ event, message }) => (isEvent(event, message, ref) ? [message.version as number] : [])),
  };
}

function isEvent(event: string, message: Record<string, unknown>, ref: string): boolean {
  return event === "case:event" && message.caseRef === ref;
}
