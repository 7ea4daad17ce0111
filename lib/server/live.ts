import type { Server as HttpServer } from "node:http";
import { Server } from "socket.io";
import { onCommit } from "./commits.ts";
import { currentDirectory } from "./directory.ts";
import { CaseFeeds } from "./live/case-feeds.ts";
import { leaveEveryCase } from "./live/case-rooms.ts";
import { doors as houseDoors } from "./live/doors.ts";
import type { Hall } from "./live/hall.ts";
import { type Doors, doorkeeper } from "./live/handshake.ts";
import type { LiveServer, LiveSocket } from "./live/live-socket.ts";
import { listenTo } from "./live/messages.ts";
import { Presence } from "./live/presence.ts";
import { personRoom } from "./live/rooms.ts";
import { nodeId } from "./node-id.ts";

export type Live = { stop(): Promise<void> };

export async function startLive(server: HttpServer, doors: Doors = houseDoors): Promise<Live> {
  const io: LiveServer = new Server(server, {
    path: "/live",
    transports: ["websocket"],
    perMessageDeflate: false,
    maxHttpBufferSize: 16 * 1024,
    serveClient: false,
    connectTimeout: 10_000,
    destroyUpgrade: false,
  });
  const feeds = new CaseFeeds(io);
  const hall: Hall = { io, feeds, presence: null as never, directory: await currentDirectory() };
  hall.presence = new Presence(io, feeds, () => hall.directory);
  io.use(doorkeeper(doors));
  io.on("connection", (socket) => receive(hall, socket));
  const stops = [onCommit((commit) => feeds.take(commit))];
  return {
    stop: async () => {
      for (const stop of stops) stop();
      hall.presence.stop();
      // Not io.close(), which closes the HTTP server too; and no goodbye, so that clients come back by themselves.
      io.engine.close();
    },
  };
}

function receive(hall: Hall, socket: LiveSocket): void {
  const { actor } = socket.data.guest.identity;
  if (actor.kind === "user") socket.join(personRoom(actor.id));
  listenTo(hall, socket);
  socket.on("disconnect", () => leaveEveryCase(hall, socket));
  socket.emit("hello", { now: new Date().toISOString(), node: nodeId() });
}
