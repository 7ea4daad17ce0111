/**
 * What a gateway told, done once: written down, looked for its cause, given to the case as commands, and settled. Whatever
 * order things come in, and however often, the case ends up the same (docs/decisions/payments.md).
 */
import type { MoneySystemCommand } from "../../domain/money-commands.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { GatewayFact } from "../adapters/payments/gateway.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";
import { runCommand } from "../run-command.ts";
import { type Asked, caseOfPayment, sessionOf } from "./asked-sessions.ts";
import {
  commandsOfMisfit,
  commandsOfReturn,
  commandsOfSession,
  type GatewayCommand,
  type Misfit,
  misfit,
} from "./commands-of-fact.ts";
import { isSuperseded, type Moves, noteFact, type Settled, settleFact, waitingFor } from "./told-facts.ts";

/** Told again it is answered as it stands. Throws when the database is away: then it is to be told again. */
export async function takeFact(fact: GatewayFact): Promise<Settled["state"]> {
  if (fact.type === "ignored") return "ignored";
  const known = await noteFact(fact);
  if (known !== "new" && known !== "waiting") return known;
  return settle(fact);
}

/** Does what is written down, and then what had waited for it. */
export async function settle(fact: GatewayFact): Promise<Settled["state"]> {
  const settled = await carryOut(fact);
  await settleFact(fact, settled);
  if (settled.state === "done" && movesMoney(fact)) await settleWaiting(fact);
  return settled.state;
}

function movesMoney({ type }: GatewayFact): boolean {
  return type === "session-paid" || type === "refund" || type === "chargeback";
}

/** One may have waited for another: it is looked again until nothing more moves. */
async function settleWaiting({ gateway, payment }: GatewayFact): Promise<void> {
  if (payment === undefined) return;
  let moved = true;
  while (moved) {
    moved = false;
    for (const fact of await waitingFor(gateway, payment)) {
      const settled = await carryOut(fact);
      await settleFact(fact, settled);
      moved ||= settled.state === "done";
    }
  }
}

async function carryOut(fact: GatewayFact): Promise<Settled> {
  if (fact.type === "payout") return { state: "done" };
  return fact.type === "refund" || fact.type === "chargeback" ? ofReturn(fact) : ofSession(fact);
}

async function ofSession(fact: GatewayFact): Promise<Settled> {
  const asked = await sessionOf(fact);
  if (!asked) return { state: "refused", why: "unknown-session" };
  const { caseId } = asked;
  const why = misfit(fact, asked);
  if (why) return ofMisfit(fact, asked, why);
  if (fact.type !== "session-paid" && fact.type !== "session-expired" && (await isSuperseded(fact)))
    return { state: "ignored", why: "superseded", caseId };
  const commands = commandsOfSession(fact, asked);
  const settled = await giveAll(asked.ref, fact, commands);
  return { ...settled, caseId, ...(settled.state === "done" && { moves: movesOf(asked, fact, commands) }) };
}

/** Refused, and over: the customer may pay again, and people see at the gateway's account what came. */
async function ofMisfit(fact: GatewayFact, asked: Asked, why: Misfit): Promise<Settled> {
  await giveAll(asked.ref, fact, commandsOfMisfit(fact, asked, why));
  return { state: "refused", why, caseId: asked.caseId, moves: { id: asked.id, to: "differs" } };
}

/** How far our session is now. */
function movesOf({ id }: Asked, fact: GatewayFact, [given]: GatewayCommand[]): Moves {
  switch (fact.type) {
    case "session-paid":
      return { id, to: "paid" };
    case "session-pending":
      return {
        id,
        to: "pending",
        ...(given?.command.type === "await-payment" && { endsAt: given.command.data.until }),
      };
    case "session-expired":
      return { id, to: "abandoned" };
    case "session-failed":
      // Only what is told of the session itself is its end; what fails on the page may be tried again there.
      return { id, to: fact.providerSession === undefined ? null : "failed" };
    default:
      return { id, to: null };
  }
}

async function ofReturn(fact: GatewayFact): Promise<Settled> {
  const place = fact.payment === undefined ? null : await caseOfPayment(fact.gateway, fact.payment);
  if (!place) return { state: "waiting", why: "payment-unknown" };
  const { caseId, ref, currency, differs } = place;
  if (differs) return { state: "refused", why: "payment-differs", caseId };
  if (fact.currency !== currency) return { state: "refused", why: "wrong-currency", caseId };
  return { ...(await giveAll(ref, fact, commandsOfReturn(fact))), caseId };
}

/** Rules that may let it through once something else has come. */
const NOT_YET = new Set(["unknown-payment", "more-than-paid"]);

async function giveAll(ref: string, fact: GatewayFact, commands: GatewayCommand[]): Promise<Settled> {
  let settled: Settled = { state: "done" };
  for (const one of commands) {
    const why = await refusedBecause(ref, fact, one);
    // Each says what those before it said too: the last decides.
    settled = why === null ? { state: "done" } : { state: NOT_YET.has(why) ? "waiting" : "refused", why };
  }
  return settled;
}

async function refusedBecause(ref: string, fact: GatewayFact, one: GatewayCommand): Promise<string | null> {
  try {
    await give(ref, fact, one);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.rule;
    if (error instanceof Problem && error.status === 422) return String(error.extra.rule ?? error.code);
    if (error instanceof Problem && error.status === 404) return "unknown-case";
    throw error;
  }
}

const MONEY = new Set<MoneySystemCommand["type"]>(["take-payment", "note-refund", "note-chargeback"]);

/** Gives a command as the gateway. When money moved it is recorded as of then: the day counts for promises and plans. */
export async function give(
  ref: string,
  { gateway, at }: Pick<GatewayFact, "gateway" | "at">,
  { commandId, command }: GatewayCommand,
): Promise<void> {
  const by: Identity = { actor: { kind: "gateway", id: gateway } };
  // Told by another event, the same fact may say a second more or less: it is compared by its name alone.
  const read = { commandId, command, said: { type: command.type, data: commandId } };
  const passed = at < new Date().toISOString();
  await runCommand(by, ref, read, MONEY.has(command.type) && passed ? { occurredAt: at } : {});
}
