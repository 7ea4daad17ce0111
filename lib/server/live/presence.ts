import type { Directory } from "../../domain/directory.ts";
import { guestMayRead } from "./access.ts";
import type { CaseFeeds, OpenFeed } from "./case-feeds.ts";
import type { LiveServer, LiveSocket, PersonHere, PresenceState } from "./live-socket.ts";
import { keepOnCall } from "./on-call.ts";
import { PresenceBook } from "./presence-book.ts";
import { caseRoom } from "./rooms.ts";

const TOGETHER_MS = 50;

/** Who is on the cases that are open here, told to everyone in the room and on the customer's other cases. */
export class Presence {
  #io: LiveServer;
  #feeds: CaseFeeds;
  #directory: () => Directory;
  #book = new PresenceBook();
  #changed = new Set<string>();
  #timer: NodeJS.Timeout | undefined;

  constructor(io: LiveServer, feeds: CaseFeeds, directory: () => Directory) {
    this.#io = io;
    this.#feeds = feeds;
    this.#directory = directory;
    keepOnCall(() => this.#onCall());
  }

  /** Steady milliseconds as instants. */
  #onCall(): Map<string, string> {
    const begin = Date.now() - performance.now();
    const instant = (steady: number) => new Date(begin + steady).toISOString();
    return new Map([...this.#book.onCall()].map(([person, since]) => [person, instant(since)]));
  }

  say(socket: LiveSocket, caseId: string, state: PresenceState): void {
    const { id } = socket.data.guest.identity.actor;
    if (this.#book.say(caseId, socket.id, id, state, performance.now())) this.#tell(caseId);
  }

  left(socket: LiveSocket, caseId: string): void {
    if (this.#book.leave(caseId, socket.id)) this.#tell(caseId);
  }

  /** Shows a newcomer who is there already. */
  show(socket: LiveSocket, open: OpenFeed): void {
    const people = this.#seenBy(socket, open);
    if (people.length > 0) socket.emit("presence", { ref: open.ref, people });
  }

  expire(): void {
    for (const caseId of this.#book.expire(performance.now())) this.#tell(caseId);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(caseId: string): void {
    this.#changed.add(caseId);
    this.#timer ??= setTimeout(() => this.#send(), TOGETHER_MS);
  }

  #send(): void {
    this.#timer = undefined;
    const rooms = new Set<OpenFeed>();
    for (const caseId of this.#changed) for (const room of this.#roomsOf(caseId)) rooms.add(room);
    this.#changed.clear();
    for (const room of rooms) this.#sendTo(room);
  }

  /** The case's room and those of the customer's other cases. */
  #roomsOf(caseId: string): OpenFeed[] {
    const open = this.#feeds.of(caseId);
    return open ? this.#feeds.ofCustomer(open.customerId) : [];
  }

  /** One message for all who may see the same. */
  #sendTo(open: OpenFeed): void {
    const others = this.#othersWithPeople(open);
    if (others.length === 0) {
      this.#io.to(caseRoom(open.caseId)).emit("presence", { ref: open.ref, people: this.#on(open, []) });
      return;
    }
    const groups = new Map<string, { sockets: string[]; others: OpenFeed[] }>();
    for (const socket of open.members) {
      const readable = this.#readable(socket, others);
      const which = readable.map(({ caseId }) => caseId).join();
      const group = groups.get(which) ?? { sockets: [], others: readable };
      groups.set(which, group);
      group.sockets.push(socket.id);
    }
    for (const group of groups.values()) {
      this.#io.to(group.sockets).emit("presence", { ref: open.ref, people: this.#on(open, group.others) });
    }
  }

  #seenBy(socket: LiveSocket, open: OpenFeed): PersonHere[] {
    return this.#on(open, this.#readable(socket, this.#othersWithPeople(open)));
  }

  #othersWithPeople(open: OpenFeed): OpenFeed[] {
    return this.#feeds
      .ofCustomer(open.customerId)
      .filter((other) => other !== open && this.#book.on(other.caseId).length > 0);
  }

  /** That somebody is on another case is told only to those who may read that case. */
  #readable(socket: LiveSocket, others: OpenFeed[]): OpenFeed[] {
    return others.filter(({ portfolio }) => guestMayRead(socket.data.guest, portfolio, this.#directory()));
  }

  /** Everyone on the case, then who is on the others and not here. */
  #on(open: OpenFeed, others: OpenFeed[]): PersonHere[] {
    const people = this.#people(open, {});
    for (const other of others) {
      const elsewhere = this.#people(other, { on: other.ref });
      people.push(...elsewhere.filter(({ id }) => !people.some((known) => known.id === id && !known.on)));
    }
    return people;
  }

  #people({ caseId, portfolio }: OpenFeed, where: { on?: string }): PersonHere[] {
    const directory = this.#directory();
    return this.#book.on(caseId).flatMap(({ person, state }) => {
      const known = directory.people[person];
      return known
        ? [{ id: known.id, name: known.name, team: teamOn(known, portfolio, directory), state, ...where }]
        : [];
    });
  }
}

/** The team with which a person is there: one that is granted the portfolio, else their first, else their role. */
function teamOn(person: Directory["people"][string], portfolio: string, directory: Directory): string {
  const granted = person.teams.find((team) => directory.teams[team]?.portfolios.includes(portfolio));
  return granted ?? person.teams[0] ?? person.role;
}
