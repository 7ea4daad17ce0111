/** Disputes, complaints, disclosures and holds. Each stays rare, so that a case does not fill with them. */
import * as words from "../../../prisma/demo/care-words.ts";
import type { CaseState, Hold } from "../../domain/case.ts";
import type { HoldKind } from "../../domain/codes.ts";
import { call, eagerness } from "./contact-acts.ts";
import { act, hasOpenDispute, inMinutes, isMine, minutesSince, type Scene } from "./scene.ts";

const OURS: readonly HoldKind[] = ["supervisor", "payment-in-progress", "debt-advice", "other"];

export const CARE_ACTS = [
  act({
    command: "record-contact",
    doing: "on-call",
    weight: (scene) => (mayDispute(scene.state) ? 0.6 * eagerness(scene) : 0),
    data: ({ chance }) => ({ ...call("right-party-dispute"), dispute: chance.pick(words.DISPUTES) }),
  }),
  act({
    command: "open-dispute",
    doing: "editing",
    weight: (scene) => (mayDispute(scene.state) && isMine(scene) ? 0.4 : 0),
    data: ({ chance }) => chance.pick(words.DISPUTES),
  }),
  act({
    command: "resolve-dispute",
    doing: "editing",
    weight: ({ state, now }) => (ripeDispute(state, now) ? 4 : 0),
    data: ({ state, now, chance }) => {
      const [outcome, note] = chance.pick(words.DISPUTE_ENDS);
      return { disputeId: ripeDispute(state, now)?.id ?? "", outcome, note };
    },
  }),
  act({
    command: "record-contact",
    doing: "on-call",
    weight: (scene) => (scene.state.needs.length < 2 ? 0.7 * eagerness(scene) : 0),
    data: ({ chance }) => ({ ...call("right-party-disclosure"), disclosure: chance.pick(words.DISCLOSURES) }),
  }),
  act({
    command: "record-disclosure",
    doing: "editing",
    weight: (scene) => (scene.state.needs.length < 2 && isMine(scene) ? 0.4 : 0),
    data: ({ chance }) => chance.pick(words.DISCLOSURES),
  }),
  act({
    command: "record-contact",
    doing: "on-call",
    weight: (scene) => (scene.state.complaints.length < 2 ? 0.3 * eagerness(scene) : 0),
    data: ({ chance }) => ({ ...call("right-party-complaint"), complaint: chance.pick(words.COMPLAINTS) }),
  }),
  act({
    command: "place-hold",
    doing: "editing",
    weight: (scene) => (scene.state.holds.length < 2 && isMine(scene) ? 0.8 : 0),
    data: ({ chance, now }) => ({
      kind: chance.pick(["supervisor", "payment-in-progress", "debt-advice", "other"] as const),
      reason: chance.pick(words.SUPERVISOR_HOLDS),
      until: inMinutes(now, chance.between(10, 240)),
    }),
  }),
  act({
    command: "lift-hold",
    doing: "viewing",
    weight: (scene) => (ripeHold(scene) ? 1 : 0),
    data: (scene) => ({ holdId: ripeHold(scene)?.id ?? "", reason: "What it waited for has come." }),
  }),
];

function mayDispute(state: CaseState): boolean {
  return !hasOpenDispute(state) && state.disputes.length < 3;
}

function ripeDispute({ disputes }: CaseState, now: string): CaseState["disputes"][number] | undefined {
  return disputes.find((one) => one.state.is === "open" && minutesSince(one.openedAt, now) > 2);
}

/** A hold of the kinds that colleagues place; what the law or a dispute placed stays. */
function ripeHold({ state, now }: Scene): Hold | undefined {
  return state.holds.find((one) => OURS.includes(one.kind) && !one.disputeId && minutesSince(one.from, now) > 2);
}
