/** Promises, and closing what is paid. */
import { act, inMinutes, isMine, minutesSince, type Scene } from "./scene.ts";

export const MONEY_ACTS = [
  act({ command: "make-promise", doing: "on-call", weight: readyToPromise, data: promise }),
  act({
    command: "close-case",
    doing: "editing",
    weight: ({ state, mayClose }) => (mayClose && state.balanceMinor === 0 ? 4 : 0),
    data: () => ({ reason: "paid" }) as const,
  }),
];

/** Whole units of a currency, at least one and at most what is owed. */
export function partOf(balanceMinor: number, parts: number): number {
  return Math.min(balanceMinor, Math.max(100, Math.round(balanceMinor / parts / 500) * 500));
}

/** A promise is written down right after the call in which it was made; now and then an old one is moved. */
function readyToPromise(scene: Scene): number {
  const { state, now } = scene;
  if (!isMine(scene) || state.balanceMinor === 0) return 0;
  if (state.arrangement !== null) return state.arrangement.kind === "promise" ? 0.3 : 0;
  const last = state.lastContact;
  const offered = last?.disposition === "right-party-promise" && minutesSince(last.at, now) < 30;
  return offered ? 40 : 0;
}

function promise({ state, chance, now }: Scene) {
  const { balanceMinor, currency } = state;
  const dueOn = inMinutes(now, chance.between(2, 24) * 1_440).slice(0, 10);
  return { amountMinor: partOf(balanceMinor, chance.between(3, 12)), currency, dueOn };
}
