import type { CommandType } from "../../domain/commands.ts";
import { can } from "../../domain/permissions.ts";
import { CARE_ACTS } from "./care-acts.ts";
import { CONTACT_ACTS } from "./contact-acts.ts";
import { HANDOVER_ACTS } from "./handover-acts.ts";
import { MONEY_ACTS } from "./money-acts.ts";
import { type Doing, isGuests, type Scene } from "./scene.ts";
import { SENDING_ACTS } from "./sending-acts.ts";

export type Intention = { type: CommandType; data: object; doing: Doing };

/** What people do, each act with its own idea of the case. */
type AnyAct = { command: CommandType; doing: Doing; weight: (scene: Scene) => number; data: (scene: Scene) => object };
export const ACTS: readonly AnyAct[] = [
  ...CONTACT_ACTS,
  ...SENDING_ACTS,
  ...MONEY_ACTS,
  ...HANDOVER_ACTS,
  ...CARE_ACTS,
];

/** What takes a case out of somebody's hands, or from under their eyes. */
const MOVES: ReadonlySet<CommandType> = new Set([
  "take-case",
  "offer-handover",
  "withdraw-handover",
  "return-case",
  "reassign",
  "close-case",
]);
const ANSWERS: ReadonlySet<CommandType> = new Set(["accept-handover", "decline-handover", "ask-about-handover"]);

/** Whether it leaves the work of whoever looks on in peace: their cases stay where they are, their offers are answered. */
export function isPeaceful(command: CommandType, scene: Scene): boolean {
  const { state, guests } = scene;
  if (!isGuests(scene)) return true;
  if (ANSWERS.has(command)) return state.handover !== null && guests.watching.has(state.handover.by);
  return !MOVES.has(command);
}

/** What this person does next on this case: one of what they may do, as often as it weighs; null when nothing fits. */
export function chooseAct(scene: Scene): Intention | null {
  const { me, state, chance } = scene;
  if (state.lifecycle.state === "closed") return null;
  const open = ACTS.filter((one) => can(me, one.command, state) && isPeaceful(one.command, scene))
    .map((one) => [one.weight(scene), one] as const)
    .filter(([weight]) => weight > 0);
  if (open.length === 0) return null;
  const chosen = chance.weighted(open);
  return { type: chosen.command, data: chosen.data(scene), doing: chosen.doing };
}
