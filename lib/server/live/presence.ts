import type { Directory } from "../../domain/directory.ts";
import { guestMayRead } from "./access.ts";
import type { CaseFeeds, OpenFeed } from "./case-feeds.ts";
import type { LiveServer, LiveSocket, PersonHere, PresenceState, SeatCase } from "./live-socket.ts";
import { keepOnCall } from "./on-call.ts";
import { PresenceBook } from "./presence-book.ts";
import type { PresenceLine } from "./presence-signal.ts";
import { caseRoom } from "./rooms.ts";

const TOGETHER_MS = 50;

/** Who is on which case, here and at other nodes, told to everyone in the case's room and on the customer's other cases. */
export class Presence {
  #io: LiveServer;
  #feeds: CaseFeeds;
  #directory: () => Directory;
  #tellOthers: (lines: PresenceLine[]) => void;
  #book = new PresenceBook();
  /** Customers on whose cases something changed. */
  #changed = new Set<string>();
  /** Customers on whose cases somebody is whom this node's organisation does not know yet. */
  #nameless = new Set<string>();
  /** By tab and case: what other nodes have not been told. */
  #untold = new Map<string, PresenceLine>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    io: LiveServer,
    feeds: CaseFeeds,
    directory: () => Directory,
    tellOthers: (lines: PresenceLine[]) => void = () => {},
  ) {
    this.#io = io;
    this.#feeds = feeds;
    this.#directory = directory;
    this.#tellOthers = tellOthers;
    keepOnCall(() => this.#onCall());
  }

  /** Steady milliseconds as instants. */
  #onCall(): Map<string, string> {
    const begin = Date.now() - performance.now();
    const instant = (steady: number) => new Date(begin + steady).toISOString();
    return new Map([...this.#book.onCall()].map(([person, since]) => [person, instant(since)]));
  }

  say(socket: LiveSocket, place: SeatCase, state: PresenceState): void {
    const [tab, person] = [socket.id, socket.data.guest.identity.actor.id];
    const now = performance.now();
    if (this.#book.say(place, tab, { person, state }, now)) this.#tell(place);
    // Heartbeats too: whatever the others missed, they know with the next one.
    const since = this.#book.line(place.caseId, tab)?.since ?? now;
    this.#pass({ place, tab, person, state, for: now - since });
  }

  left(socket: LiveSocket, place: SeatCase): void {
    const [tab, line] = [socket.id, this.#book.line(place.caseId, socket.id)];
    if (!line) return;
    if (this.#book.leave(place.caseId, tab)) this.#tell(place);
    this.#pass({ place, tab, person: line.person, state: null, for: 0 });
  }

  /** What another node says of its tabs. */
  hear(node: string, lines: PresenceLine[]): void {
    const now = performance.now();
    for (const { place, tab, person, state, for: ago } of lines) {
      const changed =
        state === null
          ? this.#book.leave(place.caseId, tab)
          : this.#book.say(place, tab, { person, state, since: now - ago, node }, now);
      if (changed) this.#tell(place);
    }
  }

  /** What this node's own tabs say, for another that has just come. */
  own(): PresenceLine[] {
    const now = performance.now();
    return this.#book.lines().flatMap(({ place, tab, line: { person, state, since, node } }) => {
      return node === null ? [{ place, tab, person, state, for: now - since }] : [];
    });
  }

  /** The other nodes by which somebody is somewhere. */
  nodes(): Set<string> {
    return new Set(this.#book.lines().flatMap(({ line }) => line.node ?? []));
  }

  /** Takes out who was there by nodes that are gone. */
  forget(gone: (node: string) => boolean): void {
    for (const place of this.#book.forget(gone)) this.#tell(place);
  }

  /** Shows a newcomer who is there already. */
  show(socket: LiveSocket, open: OpenFeed): void {
    const people = this.#seenBy(socket, open);
    if (people.length > 0) socket.emit("presence", { ref: open.ref, people });
  }

  expire(): void {
    for (const place of this.#book.expire(performance.now())) this.#tell(place);
    for (const customerId of this.#nameless) this.#tell({ customerId });
    this.#nameless.clear();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell({ customerId }: Pick<SeatCase, "customerId">): void {
    this.#changed.add(customerId);
    this.#timer ??= setTimeout(() => this.#send(), TOGETHER_MS);
  }

  #pass(line: PresenceLine): void {
    this.#untold.set(`${line.tab} ${line.place.caseId}`, line);
    this.#timer ??= setTimeout(() => this.#send(), TOGETHER_MS);
  }

  #send(): void {
    this.#timer = undefined;
    const rooms = new Set<OpenFeed>();
    for (const customerId of this.#changed) for (const room of this.#feeds.ofCustomer(customerId)) rooms.add(room);
    this.#changed.clear();
    for (const room of rooms) this.#sendTo(room);
    this.#tellOthers([...this.#untold.values()]);
    this.#untold.clear();
  }

  /** One message for all who may see the same. */
  #sendTo(open: OpenFeed): void {
    const others = this.#othersWithPeople(open);
    if (others.length === 0) {
      this.#io.to(caseRoom(open.caseId)).emit("presence", { ref: open.ref, people: this.#on(open, []) });
      return;
    }
    const groups = new Map<string, { sockets: string[]; others: SeatCase[] }>();
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

  #othersWithPeople(open: OpenFeed): SeatCase[] {
    return this.#book.ofCustomer(open.customerId).filter(({ caseId }) => caseId !== open.caseId);
  }

  /** That somebody is on another case is told only to those who may read that case. */
  #readable(socket: LiveSocket, others: SeatCase[]): SeatCase[] {
    return others.filter(({ portfolio }) => guestMayRead(socket.data.guest, portfolio, this.#directory()));
  }

  /** Everyone on the case, then who is on the others and not here. */
  #on(open: SeatCase, others: SeatCase[]): PersonHere[] {
    const people = this.#people(open, {});
    for (const other of others) {
      const elsewhere = this.#people(other, { on: other.ref });
      people.push(...elsewhere.filter(({ id }) => !people.some((known) => known.id === id && !known.on)));
    }
    return people;
  }

  #people({ caseId, portfolio, customerId }: SeatCase, where: { on?: string }): PersonHere[] {
    const directory = this.#directory();
    return this.#book.on(caseId).flatMap(({ person, state }) => {
      const known = directory.people[person];
      if (!known) this.#nameless.add(customerId);
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
