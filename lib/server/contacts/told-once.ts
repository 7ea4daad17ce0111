import type { Command } from "../../domain/commands.ts";
import type { Identity } from "../identity.ts";
import { Problem } from "../problem.ts";
import { runCommand } from "../run-command.ts";

/**
 * Gives a command as the provider who told of it. `eventId` names the telling: told again it changes nothing, also where
 * it would now concern another case. `said`: what a repeat is compared by, where the command has ids of its own.
 */
export async function giveOnce(
  provider: string,
  ref: string,
  eventId: string,
  command: Command,
  said: unknown = command.data,
): Promise<void> {
  const by: Identity = { actor: { kind: "gateway", id: provider } };
  const read = { commandId: `${provider}:${eventId}`, command, said: { type: command.type, data: said } };
  try {
    await runCommand(by, ref, read);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== "idempotency-mismatch") throw error;
  }
}
