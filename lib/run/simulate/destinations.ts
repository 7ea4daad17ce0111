import { DISPUTE_OFFERS, LATE_OFFERS, SUPPORT_OFFERS } from "../../../prisma/demo/handover-words.ts";
import type { Lines } from "../../../prisma/demo/words.ts";
import type { HandoverReason } from "../../domain/codes.ts";
import { hasOpenDispute, type Scene } from "./scene.ts";

export type Destination = { toTeam: string; reason: HandoverReason; notes: Lines; weight: number };
type Row = Omit<Destination, "weight"> & { fits: (scene: Scene) => number };

const COMPLAINT_OFFERS: Lines = [
  "Has complained about how we dealt with this. Said that somebody who was not part of it will look.",
  "Complaint is on the record; the customer expects the first answer this week.",
];
const WORKLOAD_OFFERS: Lines = [
  "I cannot give this one the time that it needs today. Nothing is agreed yet.",
  "Call-backs collide this afternoon. The customer knows that a colleague may ring.",
];

/** Where a case belongs, and how strongly what is on it says so. */
const ROWS: Row[] = [
  {
    toTeam: "disputes",
    reason: "dispute",
    notes: DISPUTE_OFFERS,
    fits: ({ state }) => (hasOpenDispute(state) ? 9 : 0),
  },
  {
    toTeam: "complaints",
    reason: "complaint",
    notes: COMPLAINT_OFFERS,
    fits: ({ state }) => (state.complaints.length > 0 ? 4 : 0),
  },
  {
    toTeam: "specialist-support",
    reason: "vulnerability",
    notes: SUPPORT_OFFERS,
    fits: ({ state }) => (state.needs.length > 0 ? 6 : 0),
  },
  {
    toTeam: "specialist-support",
    reason: "financial-difficulty",
    notes: SUPPORT_OFFERS,
    fits: ({ state }) => (state.spokenWith ? 1 : 0),
  },
  {
    toTeam: "late-stage",
    reason: "skill",
    notes: LATE_OFFERS,
    fits: ({ state }) => (state.lastPromise === "broken" ? 4 : 0.4),
  },
  { toTeam: "early-arrears", reason: "workload", notes: WORKLOAD_OFFERS, fits: () => 0.4 },
];

/** The best first; only other teams that work the portfolio and where somebody can answer. */
export function destinationsOf(scene: Scene): Destination[] {
  const { cast, guests, state } = scene;
  return ROWS.map(({ fits, ...row }) => ({ ...row, weight: fits(scene) }))
    .filter(({ toTeam, weight }) => weight > 0 && toTeam !== state.owner.team)
    .filter(({ toTeam }) => cast.portfolios[toTeam]?.includes(state.portfolio))
    .filter(({ toTeam }) => {
      const canAnswer = cast.colleagues.filter(({ id }) => !guests.watching.has(id)).concat(guests.mayBeOffered);
      return canAnswer.some(({ id, teams }) => teams.includes(toTeam) && id !== scene.me.id);
    })
    .sort((a, b) => b.weight - a.weight);
}
