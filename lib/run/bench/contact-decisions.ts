import { type ContactDecisionInput, decideContact } from "../../domain/contact-policy/index.ts";
import type { Line } from "./line.ts";

const HISTORY = 100;
const ROUNDS = 20_000;

/** Decisions a second of one core's processor time, for a customer with a hundred contacts; floor: the same input read as JSON. */
export async function benchContactDecisions(): Promise<Line[]> {
  const allowed = inputAt("2026-11-25T10:00:00Z", true);
  const deferred = inputAt("2026-11-25T10:00:00Z", false);
  const line = (what: string, input: ContactDecisionInput, least: number): Line => {
    const text = JSON.stringify(input);
    const floor = perSecond(() => JSON.parse(text));
    const ours = perSecond(() => decideContact(input));
    return {
      what,
      unit: "/s",
      ours,
      goal: { least },
      beside: [{ name: "the same input as JSON, parsed", value: floor }],
    };
  };
  return [
    line("decisions, history of 100 contacts", allowed, 20_000),
    line("decisions that look for an instant", deferred, 2_000),
  ];
}

function perSecond(work: () => unknown): number {
  for (let round = 0; round < ROUNDS / 10; round++) work();
  const began = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) work();
  const { user, system } = process.cpuUsage(began);
  return ROUNDS / ((user + system) / 1_000_000);
}

/** Calls at every hour of some days; `consented` ones do not count, so that nothing stands in the way. */
function inputAt(at: string, consented: boolean): ContactDecisionInput {
  const now = Date.parse(at);
  return {
    pack: "uk",
    at,
    proposal: { channel: "call", purpose: "collection", automated: false, recipient: "customer", optOutOffered: true },
    customer: { timeZones: ["Europe/London"], workContactAllowed: true, deceased: false },
    debt: { id: "D1", status: "open", balanceMinor: 12_000, timeBarred: false, timeBarredRaised: false },
    history: Array.from({ length: HISTORY }, (_, hour) => ({
      at: new Date(now - hour * 3_600_000).toISOString(),
      channel: "call",
      direction: "outbound",
      kind: "attempt",
      consented,
    })),
  };
}
