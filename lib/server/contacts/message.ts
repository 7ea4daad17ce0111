import type { Command } from "../../domain/commands.ts";
import type { Message } from "../../domain/context.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Client } from "../database.ts";
import type { HeldCase } from "../event-store.ts";
import type { Beside } from "./gate-context.ts";

type Held = HeldCase & { state: NonNullable<HeldCase["state"]>; key: NonNullable<HeldCase["key"]> };

/** The template that a planned contact names, and what it says when the contact is let go. No message: undefined. */
export async function messageFor(
  _client: Client,
  _held: Held,
  _directory: Directory,
  command: Command,
): Promise<{ message?: Message | null; beside: Beside }> {
  if (command.type !== "schedule-contact" && command.type !== "dispatch-contact") return { beside: {} };
  return { message: null, beside: {} };
}
