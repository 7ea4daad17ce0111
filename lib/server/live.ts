/**
 * The live half of one node (docs/live.md): sockets, and what tells them of commits. Fast: this process's own commits
 * and other nodes' signals. Sure: the tail of the log, every half second. The client asks for what it still misses.
 */
import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import type { Directory } from "../domain/directory.ts";
import { CHANNEL } from "./commit-signal.ts";
import { onCommit } from "./commits.ts";
import { currentDirectory } from "./directory.ts";
import { env } from "./env.ts";
import { ACCESS_CHANNEL, isFromElsewhere, passOnAccessChanges } from "./live/access-signal.ts";
import { checkAccess } from "./live/access-watch.ts";
import { Announcements } from "./live/announcements.ts";
import { CaseFeeds } from "./live/case-feeds.ts";
import { leaveEveryCase } from "./live/case-rooms.ts";
import { DatabaseClock } from "./live/database-clock.ts";
import { offerDemoDay } from "./live/demo-day.ts";
import { doors as houseDoors } from "./live/doors.ts";
import { every } from "./live/every.ts";
import { countClose } from "./live/figures.ts";
import type { Hall } from "./live/hall.ts";
import { type Doors, doorkeeper } from "./live/handshake.ts";
import { heal } from "./live/heal.ts";
import { HealTail } from "./live/heal-tail.ts";
import { listen } from "./live/listener.ts";
import type { LiveServer, LiveSocket } from "./live/live-socket.ts";
import { listenTo } from "./live/messages.ts";
import { Presence } from "./live/presence.ts";
import { personRoom } from "./live/rooms.ts";
import { readSignal } from "./live/signals.ts";
import { SlowConsumers } from "./live/slow-consumers.ts";
import { nodeId } from "./node-id.ts";
import { processWide } from "./process-wide.ts";
import type { LiveHealth } from "./readiness.ts";

export type Live = {
  stop(): Promise<void>;
  health(): LiveHealth & { listening: boolean };
  /** Reads the tail of the log now; resolves when that is done. */
  heal(): Promise<void>;
  /** The version of the organisation by which the rooms are authorised. */
  directoryVersion(): number;
};

const HEAL_MS = 500;
const CLOCK_MS = 10_000;
/** The log's tail is not read for longer than this only while something is wrong. */
const HEALTHY_MS = 5_000;

/** Attaches the sockets to the server, before it listens. */
export async function startLive(server: HttpServer, doors: Doors = houseDoors): Promise<Live> {
  const [directory, tail, clock] = await Promise.all([currentDirectory(), HealTail.fromNow(), DatabaseClock.read()]);
  const io = attach(server);
  const hall = makeHall(io, directory);
  const announcements = new Announcements(hall);
  const slow = new SlowConsumers(io);
  hall.feeds.onEmit = () => slow.emitted();
  const ticks = {
    heal: every(HEAL_MS, "the tail of the log", () => heal(hall, tail, announcements)),
    access: every(HEAL_MS, "the check of access", () => checkAccess(hall)),
    clock: every(CLOCK_MS, "the clock", () => clock.read()),
  };
  const listener = listen({
    [CHANNEL]: (payload) => {
      for (const reference of readSignal(payload)) announcements.others(reference);
    },
    [ACCESS_CHANNEL]: (payload) => {
      if (isFromElsewhere(payload)) void ticks.access.now();
    },
  });
  const stops = [
    onCommit((commit) => announcements.own(commit)),
    passOnAccessChanges(() => void ticks.access.now()),
    ...Object.values(ticks).map(({ stop }) => stop),
    () => slow.stop(),
    () => hall.presence.stop(),
    ...(env().demo ? [offerDemoDay(io)] : []),
  ];
  const health = () => ({
    ok: performance.now() - ticks.heal.lastDone() < HEALTHY_MS,
    sockets: io.sockets.sockets.size,
    listening: listener.isListening(),
  });
  tellHealth(health);
  io.use(doorkeeper(doors));
  io.on("connection", (socket) => receive(hall, socket, clock));
  return {
    health,
    heal: () => ticks.heal.now(),
    directoryVersion: () => hall.directory.version,
    stop: async () => {
      for (const stop of stops) stop();
      tellHealth(null);
      // Not io.close(), which closes the HTTP server too; and no goodbye, so that clients come back by themselves.
      io.engine.close();
      await listener.stop();
    },
  };
}

function attach(server: HttpServer): LiveServer {
  return new Server(server, {
    path: "/live",
    transports: ["websocket"],
    perMessageDeflate: false,
    maxHttpBufferSize: 16 * 1024,
    serveClient: false,
    connectTimeout: 10_000,
    // What is no socket of ours is answered by the server itself (run/web.ts).
    destroyUpgrade: false,
  });
}

function makeHall(io: LiveServer, directory: Directory): Hall {
  const feeds = new CaseFeeds(io);
  const presence = new Presence(io, feeds, () => hall.directory);
  const hall: Hall = { io, feeds, presence, directory };
  return hall;
}

function receive(hall: Hall, socket: LiveSocket, clock: DatabaseClock): void {
  const { actor } = socket.data.guest.identity;
  if (actor.kind === "user") socket.join(personRoom(actor.id));
  listenTo(hall, socket);
  socket.on("disconnect", (reason) => {
    countClose(reason);
    leaveEveryCase(hall, socket);
  });
  socket.emit("hello", { now: clock.now(), node: nodeId() });
}

function tellHealth(read: (() => LiveHealth) | null): void {
  processWide<{ read: (() => LiveHealth) | null }>("live-health", () => ({ read })).read = read;
}
