import Link from "next/link";
import type { ReactNode } from "react";
import type { TourStep } from "#lib/domain/guided-tour.ts";

/** The second window: whose it is, and the team that can be handed to there. */
export type Partner = { name: string; first: string; team: string };
type Step = { label: string; words: (partner: Partner, caseRef: string | null) => ReactNode };

/** What to do in which window. */
export const STEPS: Record<TourStep, Step> = {
  together: {
    label: "Two people, one case",
    words: ({ name, first }, ref) => (
      <>
        Here: open {ref ? <Link href={`/cases/${ref}`}>{ref}</Link> : "a case of yours"}. In a private window: sign in
        as {name}, press Ctrl K and open the same case. You see {first} on it.
      </>
    ),
  },
  payment: {
    label: "A payment, seen live",
    words: ({ first }) =>
      `In ${first}’s window: press M and record a payment of 20.00 by card. Here: the balance changes where it stands, the old one struck through.`,
  },
  stopped: {
    label: "A stale handover, stopped",
    words: ({ first, team }) =>
      `Here: press H (A first, if nobody has taken the case), choose ${team} and write a sentence. In ${first}’s window: record another payment. Here: Offer handover is stopped, with just that difference.`,
  },
  offered: {
    label: "Nothing typed is lost",
    words: () => "Here: press “I have seen this”. Your text is still there: press Offer handover again.",
  },
  accepted: {
    label: "An acceptance",
    words: ({ first }) =>
      `In ${first}’s window: press A, read back what you take on, and accept. Here: the owner changes from you to ${first}.`,
  },
  day: {
    label: "A day at work",
    words: () =>
      "Here: switch on Play the day, above. Rest the pointer on the list: rows change where they stand, and none moves.",
  },
};
