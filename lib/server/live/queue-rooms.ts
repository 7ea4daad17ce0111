import type { Directory } from "../../domain/directory.ts";
import { currentDirectory } from "../directory.ts";
import { guestMayRead } from "./access.ts";
import { type Reply, refused } from "./answers.ts";
import type { Hall } from "./hall.ts";
import type { LiveSocket } from "./live-socket.ts";
import { queueRoom } from "./rooms.ts";

/** Enters the team's list: one room for each portfolio that the guest may read. */
export async function joinQueue(hall: Hall, socket: LiveSocket, { team }: Asked, reply: Reply): Promise<void> {
  const directory = newer(await currentDirectory(), hall.directory);
  const rooms = roomsOf(socket, team, directory);
  const known = directory.teams[team] && (rooms.length > 0 || isMember(socket, team, directory));
  if (!known || !socket.connected) return void reply(refused("not-found"));
  socket.data.queues.add(team);
  socket.join(rooms);
  reply({ ok: true });
}

type Asked = { team: string };

export function leaveQueue(_hall: Hall, socket: LiveSocket, { team }: Asked, reply: Reply): void {
  if (socket.data.queues.delete(team)) for (const room of roomsIn(socket, team)) socket.leave(room);
  reply({ ok: true });
}

/** Brings the rooms of the lists that the socket asked for in line with what its guest may read now. */
export function authoriseQueues(socket: LiveSocket, directory: Directory): void {
  for (const team of socket.data.queues) {
    const rooms = new Set(roomsOf(socket, team, directory));
    for (const room of roomsIn(socket, team)) if (!rooms.has(room)) socket.leave(room);
    socket.join([...rooms]);
  }
}

function roomsOf(socket: LiveSocket, team: string, directory: Directory): string[] {
  return Object.keys(directory.portfolios)
    .filter((portfolio) => guestMayRead(socket.data.guest, portfolio, directory))
    .map((portfolio) => queueRoom(team, portfolio));
}

function roomsIn(socket: LiveSocket, team: string): string[] {
  return [...socket.rooms].filter((room) => room.startsWith(queueRoom(team, "")));
}

function isMember(socket: LiveSocket, team: string, directory: Directory): boolean {
  return directory.people[socket.data.guest.identity.actor.id]?.teams.includes(team) === true;
}

function newer(one: Directory, other: Directory): Directory {
  return one.version >= other.version ? one : other;
}
