/** Events and commands as the API carries them, made from the schemas that the write path itself checks with. */
import * as z from "zod";
import { COMMANDS, type CommandType, envelopeSchema } from "../../domain/commands.ts";
import { EVENT_TYPES, EVENTS, type EventType } from "../../domain/events.ts";
import { isGuarded } from "../../domain/guard.ts";
import { hash, instant, ref, uuid, version } from "./wire.ts";

const actor = z.strictObject({
  kind: z.enum(["user", "customer", "system", "gateway", "workflow", "api"]),
  id: z.string(),
});
const common = {
  id: uuid,
  caseRef: ref,
  version,
  occurredAt: instant,
  at: instant,
  actor,
  basedOn: z.int().min(0).optional(),
  shown: z.int().min(0).optional(),
  commandId: z.string(),
  causationId: uuid.optional(),
  prevHash: hash,
};

/** What was hashed: the event with commitments in place of personal fields. */
export const proof = z.strictObject({
  envelope: z.strictObject({ ...common, type: z.string(), data: z.record(z.string(), z.unknown()) }),
  salts: z.record(z.string(), z.string()),
});

export const eventVariants = Object.fromEntries(
  EVENT_TYPES.map((type) => [nameOf(type, "Event"), eventVariant(type)] as const),
);
export const caseEvent = z.discriminatedUnion("type", Object.values(eventVariants) as never) as z.ZodType;

function eventVariant(type: EventType) {
  return z.strictObject({ ...common, type: z.literal(type), data: EVENTS[type], hash, proof: proof.optional() });
}

const commandTypes = Object.keys(COMMANDS).filter((type) => type !== "open-case") as Exclude<
  CommandType,
  "open-case"
>[];
export const commandVariants = Object.fromEntries(
  commandTypes.map((type) => [nameOf(type, "Command"), commandVariant(type)] as const),
);
export const command = z.discriminatedUnion("type", Object.values(commandVariants) as never) as z.ZodType;

function commandVariant(type: CommandType) {
  const variant = z.strictObject({ ...envelopeSchema.shape, type: z.literal(type), data: COMMANDS[type] });
  return isGuarded(type)
    ? variant.meta({ description: "Guarded: 409 stale when basedOn is older than the last material event." })
    : variant;
}

export const opening = z.strictObject({
  commandId: envelopeSchema.shape.commandId,
  ...COMMANDS["open-case"].shape,
});

/** `note-added` → `NoteAddedEvent`. */
export function nameOf(type: string, suffix: string): string {
  return type.replaceAll(/(^|-)(\w)/g, (_, _hyphen, letter: string) => letter.toUpperCase()) + suffix;
}
