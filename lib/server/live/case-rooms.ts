import type { Directory } from "../../domain/directory.ts";
import { eventFor } from "../../domain/kept-apart.ts";
import { isRef } from "../../domain/ref.ts";
import { recordOpened } from "../access/opened.ts";
import { directoryAt } from "../directory.ts";
import { guestMayRead } from "./access.ts";
import { type Joined, type Reply, refused } from "./answers.ts";
import type { OpenFeed } from "./case-feeds.ts";
import { findCase, type Missed, readMissed } from "./case-log.ts";
import type { Hall } from "./hall.ts";
import type { LiveSocket, SeatCase } from "./live-socket.ts";
import { caseRoom } from "./rooms.ts";

const CASES_PER_SOCKET = 200;

/**
 * Joins first, then reads: from the moment the feed is entered nothing is missed, and what the room gets during the read
 * is in the answer. The answer is given in the same breath as the room is entered, so nothing comes twice or too early.
 */
export async function joinCase(hall: Hall, socket: LiveSocket, asked: Asked, reply: Reply): Promise<void> {
  const known = isRef(asked.ref) ? await findCase(asked.ref) : null;
  if (!known) return void reply(refused("not-found"));
  const directory = await directoryAt(known.orgVersion);
  if (!guestMayRead(socket.data.guest, known.portfolio, directory)) return void reply(refused("not-found"));
  if (socket.data.cases.size >= CASES_PER_SOCKET) return void reply(refused("too-many"));
  const open = hall.feeds.enter(known);
  try {
    // Whoever joins reads the record as well as whoever fetches it.
    const [missed] = await Promise.all([
      readMissed(known, asked.after),
      recordOpened(socket.data.guest.identity.actor, known.caseId, "socket"),
    ]);
    open.feed.take(missed.events ?? []);
    await open.feed.reach(missed.version);
    seat(hall, socket, open, missed, reply, directory);
  } finally {
    hall.feeds.entered(open);
  }
}

type Asked = { ref: string; after: number };

function seat(hall: Hall, socket: LiveSocket, open: OpenFeed, missed: Missed, reply: Reply, read: Directory): void {
  const seated = seatIn(open);
  const { caseId, portfolio } = seated;
  // Rights may have been taken while the log was read; the rooms were then authorised without this socket in them.
  // A right given just now may stand only in the organisation that this join read: the newer one decides.
  const directory = hall.directory.version > read.version ? hall.directory : read;
  const welcome = socket.connected && guestMayRead(socket.data.guest, portfolio, directory);
  if (!welcome) return void reply(refused("not-found"));
  open.members.add(socket);
  socket.data.cases.set(caseId, seated);
  socket.join(caseRoom(caseId));
  reply(caughtUp(open, missed, socket));
  greet(hall, socket, open);
}

function seatIn({ caseId, ref, portfolio, customerId }: OpenFeed): SeatCase {
  return { caseId, ref, portfolio, customerId };
}

function greet(hall: Hall, socket: LiveSocket, open: OpenFeed): void {
  const said = socket.data.said.get(open.ref);
  socket.data.said.delete(open.ref);
  if (said) hall.presence.say(socket, seatIn(open), said);
  hall.presence.show(socket, open);
}

function caughtUp({ feed }: OpenFeed, missed: Missed, { data: { guest } }: LiveSocket): Joined {
  const version = feed.position;
  if (!missed.events) return { ok: true, version, reset: true };
  const events = [...missed.events, ...feed.recentAfter(missed.version)];
  return { ok: true, version, events: events.map((event) => eventFor(guest.identity.actor, event)) };
}

export function leaveCase(hall: Hall, socket: LiveSocket, { ref }: { ref: string }, reply: Reply): void {
  const seated = seatOf(socket, ref);
  if (seated) unseat(hall, socket, seated);
  reply({ ok: true });
}

export function leaveEveryCase(hall: Hall, socket: LiveSocket): void {
  for (const seated of [...socket.data.cases.values()]) unseat(hall, socket, seated);
}

/** Takes the socket out of the case's room. */
export function unseat(hall: Hall, socket: LiveSocket, seated: SeatCase): void {
  const { caseId, ref } = seated;
  socket.data.cases.delete(caseId);
  socket.data.said.delete(ref);
  hall.presence.left(socket, seated);
  hall.feeds.leave(caseId, socket);
}

export function seatOf(socket: LiveSocket, ref: string): SeatCase | undefined {
  for (const seated of socket.data.cases.values()) if (seated.ref === ref) return seated;
  return undefined;
}
