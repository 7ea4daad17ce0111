/** Many requests to every operation, in an order that its seed decides. */
import fc from "fast-check";
import { openApiDocument } from "../../server/openapi/document.ts";
import { abreast } from "./abreast.ts";
import type { Schema, Source } from "./from-schema.ts";
import { faultsOf } from "./judge.ts";
import type { Pools } from "./pools.ts";
import { type Answer, Sender } from "./send.ts";
import { printed, type Shot } from "./shot.ts";
import { twisted } from "./twists.ts";
import { drafts, type Target, targets } from "./valid-request.ts";

/** One operation, many commands. */
const MANY_IN_ONE = /\/cases\/\{ref\}\/commands$/;

/** Who asks: what proves it, renewed when it no longer does, and whether this one may read customers. */
export type Asker = {
  proof: Record<string, string>;
  renew(): Promise<Record<string, string>>;
  maySeeCustomers: boolean;
  /** Where this one is at home, and asks more often than others. */
  at: RegExp;
};
export type Askers = Record<string, Asker>;
export type World = { url: string; askers: Askers; pools: Pools; secrets: readonly string[] };
export type Finding = { what: string; request: string; answer: string };
export type Volley = { seed: number; perOperation: number; atOnce: number; within: number };
export type Tally = {
  requests: number;
  byStatus: Record<number, number>;
  operations: number;
  /** Operations that did what they were asked at least once. */
  reached: Set<string>;
  slowest: number;
  findings: Finding[];
};

export function emptyTally(): Tally {
  return { requests: 0, byStatus: {}, operations: 0, reached: new Set(), slowest: 0, findings: [] };
}

/** Fires once at every operation; adds to the tally what must not be. */
export async function fire(world: World, { seed, perOperation, atOnce, within }: Volley, tally: Tally): Promise<Tally> {
  const schemas = openApiDocument().components.schemas as Record<string, Schema>;
  const source: Source = { schemas, pools: world.pools };
  const sender = new Sender(world.url);
  const all = targets();
  tally.operations = all.length;
  // One operation after the other, so that what one answers can be asked about by the next.
  for (const [at, target] of all.entries()) {
    const numRuns = MANY_IN_ONE.test(target.pattern) ? 6 * perOperation : perOperation;
    const shots = shotsAt(target, source, world.askers, { seed: seed * 1_000 + at, numRuns });
    await abreast(shots, atOnce, (shot, number) => shootOnce(world, sender, shot, number, within, tally));
  }
  sender.close();
  return tally;
}

function shotsAt(target: Target, source: Source, askers: Askers, chosen: { seed: number; numRuns: number }): Shot[] {
  const everybody = Object.keys(askers);
  const atHome = everybody.filter((name) => askers[name]?.at.test(target.pattern));
  const who = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...everybody) },
    { weight: 3, arbitrary: fc.constantFrom(...(atHome.length > 0 ? atHome : everybody)) },
  );
  return fc.sample(
    drafts(target, source, who).chain((draft) => twisted(draft)),
    chosen,
  );
}

async function shootOnce(
  world: World,
  sender: Sender,
  shot: Shot,
  number: number,
  within: number,
  tally: Tally,
): Promise<void> {
  const asker = world.askers[shot.who];
  if (!asker) throw new Error(`Nobody is called ${shot.who}.`);
  // These count failures by address.
  const from = /\/(welcome|callback)/.test(shot.pattern) ? `127.${number % 200}.7.${(number % 250) + 1}` : null;
  const answer = await sender.send(shot, asker.proof, from);
  note(world, shot, answer, asker, within, tally);
  const lostItself = answer.status === 401 && shot.twist !== "header authorization" && shot.twist !== "header cookie";
  if (lostItself || /sign-out|signout/.test(shot.pattern)) asker.proof = await asker.renew();
}

function note({ pools, secrets }: World, shot: Shot, answer: Answer, asker: Asker, within: number, tally: Tally): void {
  tally.requests += 1;
  tally.byStatus[answer.status] = (tally.byStatus[answer.status] ?? 0) + 1;
  if (answer.status < 300 && shot.reaches) tally.reached.add(`${shot.method} ${shot.pattern}`);
  tally.slowest = Math.max(tally.slowest, answer.took);
  const hidden = asker.maySeeCustomers && !shot.twist.startsWith("header authorization") ? [] : secrets;
  for (const fault of faultsOf(shot, answer, { within, secrets: hidden })) addFinding(tally, fault, shot, answer);
  if (answer.status < 300 && answer.headers["content-type"]?.includes("json"))
    pools.learn(JSON.parse(answer.text || "null"), collectionOf(shot));
}

/** The list whose ids and cursors an answer names. Who and what the desk stands on is left alone, so that it stands. */
function collectionOf({ pattern, method }: Shot): string | null {
  const stands =
    /\/(admin|teams|people|portfolios|keys)/.test(pattern) && method !== "POST" && !pattern.includes("changes");
  return stands ? null : pattern.replace(/\/\{.*/, "");
}

function addFinding(tally: Tally, fault: string, shot: Shot, answer: Answer): void {
  // One of each kind: what differs from request to request comes after the first words.
  const what = `${shot.method} ${shot.pattern}: ${fault.replaceAll(/[\d"{].*/gs, (rest) => rest.slice(0, 60))}`;
  if (tally.findings.some((known) => known.what === what)) return;
  tally.findings.push({ what, request: printed(shot), answer: `${answer.status} ${answer.text.slice(0, 400)}` });
}
