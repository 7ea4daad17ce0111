import { LRUCache } from "lru-cache";
import { type Commit, type CommitReference, referenceTo } from "../commits.ts";
import { guestMayRead } from "./access.ts";
import type { Hall } from "./hall.ts";
import { ListChanges } from "./list-changes.ts";
import { personRoom, queueRoom } from "./rooms.ts";

/**
 * Tells the sockets of this node what was committed, from three sources that may overlap: this process, other nodes'
 * signals, and the tail of the log. The feeds see to the events; lists and people are told once for each version.
 */
export class Announcements {
  #hall: Hall;
  #told = new LRUCache<string, true>({ max: 100_000 });

  #lists: ListChanges;

  constructor(hall: Hall) {
    this.#hall = hall;
    this.#lists = new ListChanges((rooms, change) => hall.io.to(rooms).emit("queue:change", change));
  }

  /** This process committed. */
  own(commit: Commit): void {
    this.#hall.feeds.take(commit);
    this.#tell(referenceTo(commit));
  }

  /** Another process committed; the feed reads what happened. */
  others(reference: CommitReference): void {
    this.#hall.feeds.hear(reference.caseId, reference.to);
    this.#tell(reference);
  }

  knows(caseId: string, version: number): boolean {
    return this.#told.has(`${caseId} ${version}`);
  }

  #tell(reference: CommitReference): void {
    const { caseId, ref, from, to } = reference;
    if (this.knows(caseId, to)) return;
    for (let version = from; version <= to; version += 1) this.#told.set(`${caseId} ${version}`, true);
    this.#tellPeople(reference);
    this.#tellLists(reference, { ref, version: to });
  }

  #tellPeople({ ref, at, portfolio, notices }: CommitReference): void {
    const { io, directory } = this.#hall;
    for (const { person, kind } of notices) {
      const guest = { identity: { actor: { kind: "user" as const, id: person } } };
      if (guestMayRead(guest, portfolio, directory)) io.to(personRoom(person)).emit("notify", { kind, ref, at });
    }
  }

  #tellLists({ teams, portfolio }: CommitReference, change: { ref: string; version: number }): void {
    const { io } = this.#hall;
    const rooms = teams.map((team) => queueRoom(team, portfolio)).filter((room) => io.sockets.adapter.rooms.has(room));
    if (rooms.length > 0) this.#lists.tell(rooms, change);
  }
}
