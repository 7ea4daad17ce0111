import type { Server, Socket } from "socket.io";
import type { DemoDay } from "../../domain/demo-day.ts";
import type { CaseEvent } from "../../domain/events.ts";
import type { Identity } from "../identity.ts";

export type PresenceState = "viewing" | "editing" | "on-call" | "away";
/** `on`: the customer's other case that this person is on. */
export type PersonHere = { id: string; name: string; team: string; state: PresenceState; on?: string };

/** Server → client (http-api.md 5). */
export type ToClient = {
  hello: (hello: { now: string; node: string }) => void;
  "case:event": (event: CaseEvent) => void;
  "queue:change": (change: { ref: string; version: number }) => void;
  presence: (presence: { ref: string; people: PersonHere[] }) => void;
  notify: (notice: { kind: string; ref: string; at: string }) => void;
  "access:revoked": (revoked: { ref: string }) => void;
  /** On a demo alone: the day is played, or no longer. */
  "demo:day": (day: DemoDay) => void;
};
/** Client → server: anything can come in; `messages.ts` reads it. */
export type FromClient = Record<string, (...args: unknown[]) => void>;
type BetweenServers = Record<string, never>;

/** Who connected, by which session (its id) or by which secret of a key (its hash). */
export type Guest = { identity: Identity; session?: string; key?: string };
/** What one socket has: who it is, the cases (by id) and the teams whose lists it is in. */
export type Seat = {
  guest: Guest;
  cases: Map<string, SeatCase>;
  queues: Set<string>;
  said: Map<string, PresenceState>;
};
export type SeatCase = { caseId: string; ref: string; portfolio: string; customerId: string };

export type LiveServer = Server<FromClient, ToClient, BetweenServers, Seat>;
export type LiveSocket = Socket<FromClient, ToClient, BetweenServers, Seat>;
