/** What a command that proposes a contact is decided with, beside the case: the gate's history and packs, and the message. */
import type { Command } from "../../domain/commands.ts";
import type { Gate } from "../../domain/contact-facts.ts";
import type { PackId } from "../../domain/contact-policy/input.ts";
import type { Context } from "../../domain/context.ts";
import type { Directory } from "../../domain/directory.ts";
import type { Client } from "../database.ts";
import type { HeldCase } from "../event-store.ts";
import { letterWaits } from "../letters/letter-waits.ts";
import { packInForce } from "../policy/packs-in-force.ts";
import type { Manner } from "../recording.ts";
import { channelsOff } from "./channels-off.ts";
import { historyOf } from "./history.ts";
import { messageFor } from "./message.ts";
import { cameBack, wentElsewhere } from "./went-elsewhere.ts";

type Held = HeldCase & { state: NonNullable<HeldCase["state"]>; key: NonNullable<HeldCase["key"]> };
/** What is recorded beside the events of a contact that is let go. */
export type Beside = Pick<Manner, "point" | "links">;

/** Empty for a command that neither proposes nor cancels one. */
export async function gateContext(
  client: Client,
  held: Held,
  directory: Directory,
  command: Command,
): Promise<{
  context: Pick<Context, "gate" | "message" | "letterWaits" | "elsewhere">;
  beside: Beside;
}> {
  if (command.type === "cancel-contact")
    return { context: { letterWaits: await letterWaits(client, command.data.contactId) }, beside: {} };
  if (command.type === "print-letter") {
    const { contactId } = command.data;
    const gate = await gateOn(client, held, contactId);
    return { context: { gate, elsewhere: await wentElsewhere(client, held, contactId) }, beside: {} };
  }
  const back = cameBack(command);
  if (back !== null) return { context: { elsewhere: await wentElsewhere(client, held, back) }, beside: {} };
  if (!proposesContact(command)) return { context: {}, beside: {} };
  const [gate, { message, beside }] = [await gateOn(client, held), await messageFor(client, held, directory, command)];
  return { context: { gate, ...(message !== undefined && { message }) }, beside };
}

/** The gate as it stands for a case now; `judged` is a contact that it does not count, since it decides on that one. */
export async function gateOn(
  client: Pick<Client, "query">,
  { customerId, state, orgVersion }: Pick<Held, "customerId" | "state" | "orgVersion">,
  judged: string | null = null,
): Promise<Gate> {
  const packFor = await packInForce(state.jurisdiction as PackId, orgVersion, client);
  return { packFor, history: await historyOf(customerId, client, judged), off: channelsOff() };
}

function proposesContact(command: Command): boolean {
  switch (command.type) {
    case "schedule-contact":
    case "dispatch-contact":
    case "reserve-attempt":
    case "plan-call":
      return true;
    case "record-contact":
      return command.data.direction === "outbound" && command.data.channel !== "in-person";
    default:
      return false;
  }
}
