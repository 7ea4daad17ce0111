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
import { hurryFarewells } from "./live/farewell.ts";
import { countClose } from "./live/figures.ts";
import type { Hall } from "./live/hall.ts";
import { type Doors, doorkeeper } from "./live/handshake.ts";
import { heal } from "./live/heal.ts";
import { HealTail } from "./live/heal-tail.ts";
import { listen } from "./live/listener.ts";
import type { LiveServer, LiveSocket } from "./live/live-socket.ts";
import { listenTo } from "./live/messages.ts";
import { Presence } from "./live/presence.ts";
import { PresenceElsewhere } from "./live/presence-elsewhere.ts";
import { PRESENCE_CHANNEL } from "./live/presence-signal.ts";
import { tellLines, tellPresence } from "./live/presence-told.ts";
import { personRoom } from "./live/rooms.ts";
import { sendAway } from "./live/send-away.ts";
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

/** So often the log's tail is read and everybody's rights are looked at: what a lost message costs. */
export const HEAL_MS = 500;
const CLOCK_MS = 10_000;
const NODES_MS = 2_000;
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
  const elsewhere = new PresenceElsewhere(hall.presence);
  const ticks = {
    heal: every(HEAL_MS, "the tail of the log", () => heal(hall, tail, announcements)),
    access: every(HEAL_MS, "the check of access", () => checkAccess(hall)),
    clock: every(CLOCK_MS, "the clock", () => clock.read()),
    nodes: every(NODES_MS, "who else is here", () => elsewhere.forgetTheGone()),
  };
  const channels = {
    [CHANNEL]: (payload: string) => {
      for (const reference of readSignal(payload)) announcements.others(reference);
    },
    [ACCESS_CHANNEL]: (payload: string) => {
      if (isFromElsewhere(payload)) void ticks.access.now();
    },
    [PRESENCE_CHANNEL]: (payload: string) => elsewhere.hear(payload),
  };
  const listener = listen(channels, () => elsewhere.greet());
  const stops = [
    onCommit((commit) => announcements.own(commit)),
    passOnAccessChanges(() => void ticks.access.now()),
    ...Object.values(ticks).map(({ stop }) => stop),
    () => slow.stop(),
    () => hall.presence.stop(),
    // One of several web processes would play a day that the others know nothing of.
    ...(env().demo && env().role === "all" ? [offerDemoDay(io)] : []),
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
      await sendAway(io);
      for (const stop of stops) stop();
      tellHealth(null);
      // Not io.close(), which closes the HTTP server too.
      io.engine.close();
      await Promise.all([listener.stop(), tellPresence("gone")]);
    },
  };
}

function attach(server: HttpServer): LiveServer {
  const io: LiveServer = new Server(server, {
    path: "/live",
    transports: ["websocket"],
    perMessageDeflate: false,
    maxHttpBufferSize: 16 * 1024,
    serveClient: false,
    connectTimeout: 10_000,
    // A machine that is gone says no goodbye: its people notice within nine seconds, and come back at another.
    pingInterval: 4_000,
    pingTimeout: 5_000,
    // What is no socket of ours is answered by the server itself (run/web.ts).
    destroyUpgrade: false,
  });
  hurryFarewells(server, io);
  return io;
}

function makeHall(io: LiveServer, directory: Directory): Hall {
  const feeds = new CaseFeeds(io);
  const presence = new Presence(
    io,
    feeds,
    () => hall.directory,
    (lines) => void tellLines(lines),
  );
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
