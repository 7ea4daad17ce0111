import type { Answer, Client } from "../trial/client.ts";
import { canonical, type Proven } from "../trial/record.ts";
import type { Trial } from "./trial.ts";

/** A command, and every answer that came to any of its copies. `unanswered`: how many went out in vain. */
export type Sent = {
  by: Client;
  ref: string;
  commandId: string;
  body: Record<string, unknown>;
  answers: Answer[];
  unanswered: number;
};

const PLAIN_CODES =
  /^(malformed|forbidden|not-found|stale|conflict|idempotency-mismatch|invalid|refused|unknown-command|wrong-currency)$/;

/** Whatever was acknowledged is in the whole records exactly once and as answered, and nothing else that anybody sent. */
export function audit(trial: Trial, sent: readonly Sent[], records: ReadonlyMap<string, Proven[]>): void {
  const answers = sent.flatMap((one) => one.answers);
  const accepted = sent.filter(({ answers: all }) => written(all).length > 0);
  const odd = answers.filter(({ status, body }) => status !== 200 && !PLAIN_CODES.test(body?.code));
  trial.measure("answers", answers.length);
  trial.measure("accepted", accepted.length);
  trial.measure(
    "sent in vain",
    sent.reduce((sum, { unanswered }) => sum + unanswered, 0),
  );
  trial.none(
    "an odd answer",
    odd.map(({ status, text }) => `${status} ${text}`),
  );
  trial.must("a good part is accepted", accepted.length > sent.length / 4);
  const there = Map.groupBy([...records.values()].flat(), nameOf);
  trial.none(
    "not exactly once",
    accepted.flatMap((one) => faultsOf(one, there.get(keyOf(one)) ?? [])),
  );
  const asked = new Set(accepted.map(keyOf));
  const unasked = [...there].filter(([name, [event]]) => !asked.has(name) && isTheirs(event));
  trial.none(
    "there though never acknowledged",
    unasked.map(([name]) => name),
  );
}

function faultsOf(one: Sent, there: readonly Proven[]): string[] {
  const good = one.answers.filter(({ status, body }) => status === 200 && body.events.length > 0);
  const firsts = good.filter(({ headers }) => headers.get("idempotent-replay") === null);
  const checks: [string, boolean][] = [
    ["was done more than once", firsts.length <= 1],
    ["was answered in more than one way", new Set(good.map(({ body }) => canonical(body))).size === 1],
    ["is not in the record as answered", idsOf(there) === idsOf(written(one.answers))],
  ];
  return checks.flatMap(([what, holds]) => (holds ? [] : [`${keyOf(one)} ${what}`]));
}

type Event = { id: string; hash: string; version: number };

function written(answers: readonly Answer[]): Event[] {
  return answers.find(({ status, body }) => status === 200 && body.events.length > 0)?.body.events ?? [];
}

function idsOf(events: readonly Event[]): string {
  return events.map(({ id, hash, version }) => `${version} ${id} ${hash}`).join();
}

function keyOf({ by, ref, commandId }: Sent): string {
  return `${ref} ${by.actor} ${commandId}`;
}

function nameOf({ proof }: Proven): string {
  const { actor, commandId, caseRef } = proof.envelope as unknown as Named;
  return `${caseRef} ${actor.kind}:${actor.id} ${commandId}`;
}

type Named = { actor: { kind: string; id: string }; commandId: string; caseRef: string };

/** What Baton itself wrote, and the openings, nobody here sent. */
function isTheirs(event: Proven | undefined): boolean {
  if (!event || event.type === "case-opened") return false;
  return (event.proof.envelope as unknown as Named).actor.kind !== "system";
}
