/** The lead's board as it is answered and shown. */
import type { Role } from "./codes.ts";
import type { Absence } from "./directory.ts";
import type { Actor, Owner } from "./events.ts";

/** Sums of some cases. */
export type Load = {
  open: number;
  dueInHour: number;
  overdue: number;
  onHold: number;
  oldestUntouched: { ref: string; at: string } | null;
};

export type PersonOnBoard = Load & {
  id: string;
  name: string;
  role: Role;
  /** Since when a call form of theirs has been open, on this node; told to those who have a board. */
  onCallSince: string | null;
  /** The absence under way, or the next one. */
  absence: Absence | null;
};

export type OfferOnBoard = {
  ref: string;
  customerName: string;
  by: string;
  fromTeam: string;
  toTeam: string;
  toUser: string | null;
  expiresAt: string;
};

export type TeamOnBoard = Load & {
  team: string;
  name: string;
  dutyLead: string | null;
  people: PersonOnBoard[];
  /** Untaken: the duty lead is accountable. */
  waiting: Load & { longest: { ref: string; since: string } | null };
  /** Offered and not yet accepted, by this team or to it; counted with the senders too. */
  offered: Load;
  /** The offers themselves, first to expire first, at most 200. */
  offers: OfferOnBoard[];
};

export type Accepts = { count: number; medianSeconds: number | null };

/** `offered`: of all these teams, an offer between two of them counted once. */
export type Board = { items: TeamOnBoard[]; at: string; offered: Load; accepts: Accepts };

/** What happens to ownership, as the board tells of it. */
export const FEED_TYPES = [
  "owner-changed",
  "handover-offered",
  "handover-declined",
  "handover-expired",
  "handover-withdrawn",
] as const;

export type FeedItem = {
  id: string;
  ref: string;
  version: number;
  at: string;
  type: (typeof FEED_TYPES)[number];
  customerName: string;
  actor: Actor;
  from: Owner | null;
  to: Owner | null;
  /** Why the owner changed, an offer was declined or withdrawn: a code. */
  why: string | null;
};

export type AbsenceRow = {
  id: string;
  person: string;
  team: string;
  from: string;
  until: string;
  cover: string | null;
  state: "to-come" | "under-way" | "over";
  /** How many cases left the person at the beginning. */
  moved: number;
  /** After the end: those of them that are still open where the absence put them, and that the reader may open. */
  still: string[];
};
