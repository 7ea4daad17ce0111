/** Cases that are opened and worked on before any of it is stored: an import's history, many cases at a time. */
import { decide } from "../domain/decide.ts";
import type { Directory } from "../domain/directory.ts";
import type { CaseEvent } from "../domain/events.ts";
import type { Viewer } from "../domain/permissions.ts";
import { bodyHash, makeCustomerKey, referenceHash } from "./crypto.ts";
import { bodyText } from "./first-answer.ts";
import type { Identity } from "./identity.ts";
import { newId } from "./ids.ts";
import { beginCase, type Opening } from "./open-case.ts";
import type { Opened } from "./opening-rows.ts";
import type { ReadCommand } from "./read-command.ts";
import { type Facts, recordFacts, type Target } from "./recording.ts";
import { requirePermission } from "./run-command.ts";

/** The one moment at which a set of cases is opened: the database's clock and organisation of their transaction. */
export type Moment = { by: Identity; viewer: Viewer; directory: Directory; now: string };

/** Opens a case for a new customer. Throws what `openCase` does. */
export function openInMemory({ by, now, directory }: Moment, opening: Opening, occurredAt: string): Opened {
  const id = newId();
  const { key, wrapped } = makeCustomerKey(id);
  const { source = "api", reference = id } = opening.data.customer;
  const begun = beginCase(by, opening, { id, key, isNew: true }, { now, directory, occurredAt });
  const facts = recordFacts(begun.target, begun.facts, begun.manner);
  const customer = { id, wrapped, source, referenceHash: referenceHash(source, reference) };
  return { customer, target: after(begun.target, facts), recorded: [facts] };
}

/** Gives the opened case a further command. Throws what `runCommand` does; then the case is as it was. */
export function giveInMemory(moment: Moment, opened: Opened, read: ReadCommand, occurredAt: string): CaseEvent[] {
  const { by, viewer, directory, now } = moment;
  const { target } = opened;
  requirePermission(viewer, read.command, target);
  const context = { now: occurredAt, at: now, actor: by.actor, directory, newId };
  const decided = decide(read.command, target.state, context);
  if (decided.length === 0) return [];
  const body = bodyHash(target.key, bodyText(target.ref, read.said));
  const facts = recordFacts(target, decided, {
    actor: by.actor,
    commandId: read.commandId,
    body,
    directory,
    occurredAt,
  });
  opened.target = after(target, facts);
  opened.recorded.push(facts);
  return facts.events;
}

function after(target: Target, { events, state }: Facts): Opened["target"] {
  return { ...target, state, version: state.version, lastHash: events.at(-1)?.hash ?? target.lastHash };
}
