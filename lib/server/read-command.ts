import type { core } from "zod";
import { COMMANDS, type Command, envelopeSchema, isCommandType } from "../domain/commands.ts";
import { Problem } from "./problem.ts";

/** A command as it came in: parsed, with the body that repeats are compared by. */
export type ReadCommand = {
  commandId: string;
  command: Command;
  basedOn?: number;
  shown?: number;
  /** `type` and `data` exactly as sent. */
  said: { type: string; data: unknown };
};

/** Reads the body of `POST /cases/{ref}/commands`. Throws 422 `invalid` or `unknown-command`. */
export function readCommand(body: unknown): ReadCommand {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) throw invalid(envelope.error.issues);
  const { commandId, type, data, basedOn, shown } = envelope.data;
  if (!isCommandType(type) || type === "open-case") {
    throw new Problem(422, "unknown-command", `There is no command ${type}. The commands are in the API description.`);
  }
  const parsed = COMMANDS[type].safeParse(data);
  if (!parsed.success) throw invalid(parsed.error.issues, ["data"]);
  return { commandId, command: { type, data: parsed.data } as Command, basedOn, shown, said: { type, data } };
}

/** 422 with one row per wrong field: its path and what to do. */
export function invalid(issues: readonly core.$ZodIssue[], under: string[] = []): Problem {
  const errors = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({ path: [...under, ...issue.path, key].join("."), message: "is not a known field" }))
      : [{ path: [...under, ...issue.path].join("."), message: issue.message }],
  );
  const first = errors[0];
  return new Problem(422, "invalid", first ? `${first.path || "The body"}: ${first.message}.` : "Invalid.", { errors });
}
