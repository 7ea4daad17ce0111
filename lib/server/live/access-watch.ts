import { livingSecrets } from "../api-keys.ts";
import { currentDirectory } from "../directory.ts";
import { livingSessions } from "../sessions.ts";
import { guestMayRead, viewerOfGuest } from "./access.ts";
import { leaveEveryCase, unseat } from "./case-rooms.ts";
import type { Hall } from "./hall.ts";
import type { Guest, LiveSocket } from "./live-socket.ts";
import { authoriseQueues } from "./queue-rooms.ts";

/**
 * Authorises every room and socket again: run when access changed, and on every heal tick, so that a lost message costs
 * a second. A room outlives the right that opened it only until then.
 */
export async function checkAccess(hall: Hall): Promise<void> {
  const sockets = [...hall.io.sockets.sockets.values()];
  const [directory, welcome] = await Promise.all([currentDirectory(), stillWelcome(sockets)]);
  const changed = directory.version > hall.directory.version;
  if (changed) hall.directory = directory;
  for (const socket of sockets) {
    const { guest } = socket.data;
    if (!welcome(guest) || viewerOfGuest(guest, hall.directory) === null) showOut(hall, socket);
  }
  // Also those who came in while this was read: a room may have been entered by the organisation as it was before.
  if (changed) for (const socket of hall.io.sockets.sockets.values()) authorise(hall, socket);
}

async function stillWelcome(sockets: LiveSocket[]): Promise<(guest: Guest) => boolean> {
  const guests = sockets.map(({ data }) => data.guest);
  const [sessions, keys] = await Promise.all([
    livingSessions([...new Set(guests.flatMap(({ session }) => session ?? []))]),
    livingSecrets([...new Set(guests.flatMap(({ key }) => key ?? []))]),
  ]);
  return ({ session, key }) => (!session || sessions.has(session)) && (!key || keys.has(key));
}

function authorise(hall: Hall, socket: LiveSocket): void {
  for (const seated of [...socket.data.cases.values()]) {
    if (guestMayRead(socket.data.guest, seated.portfolio, hall.directory)) continue;
    unseat(hall, socket, seated);
    socket.emit("access:revoked", { ref: seated.ref });
  }
  authoriseQueues(socket, hall.directory);
}

function showOut(hall: Hall, socket: LiveSocket): void {
  const refs = [...socket.data.cases.values()].map(({ ref }) => ref);
  leaveEveryCase(hall, socket);
  for (const ref of refs) socket.emit("access:revoked", { ref });
  socket.disconnect(true);
}
