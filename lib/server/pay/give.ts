/** Commands that a customer gives on their page. The same form sent again is the same command, whatever stands in it. */
import type { Command } from "../../domain/commands.ts";
import type { CaseEvent } from "../../domain/events.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";
import { runCommand } from "../run-command.ts";
import type { Link } from "./link.ts";

/** Throws Refusal for what a rule refuses. Nothing when it was given before with other words. */
export async function give(link: Link, once: string, command: Command): Promise<CaseEvent[]> {
  const by: Identity = { actor: { kind: "customer", id: link.customerId } };
  const commandId = `pay:${link.id}:${once}`;
  try {
    const said = { type: command.type, data: command.data };
    return (await runCommand(by, link.ref, { commandId, command, said })).events;
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "idempotency-mismatch") throw error;
    return [];
  }
}

/** A person is there. Told once a link. */
export async function tellOpened(link: Link): Promise<void> {
  if (link.isOpened || link.ended) return;
  await give(link, "opened", { type: "open-pay-link", data: { linkId: link.id } });
}
