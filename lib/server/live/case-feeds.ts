import type { CaseEvent } from "../../domain/events.ts";
import { eventFor, isKeptApartFrom } from "../../domain/kept-apart.ts";
import type { Commit } from "../commits.ts";
import { log, traitsOf } from "../log.ts";
import { CaseFeed } from "./case-feed.ts";
import { type KnownCase, readGap } from "./case-log.ts";
import { figures } from "./figures.ts";
import type { LiveServer, LiveSocket, SeatCase } from "./live-socket.ts";
import { caseRoom } from "./rooms.ts";

export type OpenFeed = SeatCase & { feed: CaseFeed; members: Set<LiveSocket> };

/** The feeds of the cases that somebody here looks at; a case that nobody looks at costs nothing. */
export class CaseFeeds {
  #io: LiveServer;
  #open = new Map<string, OpenFeed>();
  /** Hears of each event that was emitted to a room. */
  onEmit: () => void = () => {};

  constructor(io: LiveServer) {
    this.#io = io;
  }

  /** The case's feed, with somebody about to enter; `entered` or `leave` gives it back. */
  enter(known: KnownCase): OpenFeed {
    const open = this.#open.get(known.caseId) ?? this.#start(known);
    open.feed.entering();
    return open;
  }

  /** The end of `enter`, whether the newcomer came in or not. */
  entered(open: OpenFeed): void {
    open.feed.entered();
    this.#closeWhenEmpty(open);
  }

  leave(caseId: string, socket: LiveSocket): void {
    const open = this.#open.get(caseId);
    if (!open?.members.delete(socket)) return;
    socket.leave(caseRoom(caseId));
    this.#closeWhenEmpty(open);
  }

  of(caseId: string): OpenFeed | undefined {
    return this.#open.get(caseId);
  }

  /** The open feeds of one customer's cases. */
  ofCustomer(customerId: string): OpenFeed[] {
    return [...this.#open.values()].filter((open) => open.customerId === customerId);
  }

  take({ caseId, events }: Pick<Commit, "caseId" | "events">): void {
    this.#open.get(caseId)?.feed.take(events);
  }

  hear(caseId: string, version: number): void {
    this.#open.get(caseId)?.feed.hear(version);
  }

  retry(): void {
    for (const { feed } of this.#open.values()) feed.retry();
  }

  #start({ caseId, ref, portfolio, customerId, key, version }: KnownCase): OpenFeed {
    const members = new Set<LiveSocket>();
    const feed = new CaseFeed(version, {
      emit: (event) => {
        this.#emit(caseId, members, event);
        figures().emitted.inc();
        this.onEmit();
      },
      read: (after) => readGap({ caseId, ref, key }, after),
      failed: (error) => log().warn({ error: traitsOf(error), ref }, "a case's feed could not be read; it tries again"),
    });
    const open = { caseId, ref, portfolio, customerId, feed, members };
    this.#open.set(caseId, open);
    return open;
  }

  /** One packet for the whole room, but for the rare event that people and keys do not get alike. */
  #emit(caseId: string, members: Set<LiveSocket>, event: CaseEvent): void {
    if (!isKeptApartFrom({ kind: "user" }, event.type)) {
      this.#io.to(caseRoom(caseId)).emit("case:event", event);
      return;
    }
    for (const socket of members) socket.emit("case:event", eventFor(socket.data.guest.identity.actor, event));
  }

  #closeWhenEmpty({ caseId, feed, members }: OpenFeed): void {
    if (members.size === 0 && !feed.awaited) this.#open.delete(caseId);
  }
}
