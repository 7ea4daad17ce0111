import { missing, type Read, readAs } from "#components/case-acts/read-form.ts";
import type { ContactPointKind } from "#lib/domain/codes.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

export type ContactPointForm = { kind: string; value: string; verified: boolean };

/** A contact point as it is typed: what no message and no call could reach is asked about. */
export function readContactPoint({
  kind,
  value,
  verified,
}: ContactPointForm): Read<CommandInput["change-contact-point"]> {
  return readAs(
    {
      kind: missing(kind, "Choose which one."),
      value: missing(value, "Enter the new value.") ?? unreachable(kind, value),
    },
    () => ({ kind: kind as ContactPointKind, value: value.trim(), verified }),
  );
}

function unreachable(kind: string, value: string): string | null {
  if (kind === "email" && !/^\S+@\S+\.\S+$/.test(value.trim()))
    return "Enter an email address, such as name@example.com.";
  if (kind === "phone" && (value.match(/\p{Nd}/gu)?.length ?? 0) < 5)
    return "Enter a telephone number, with its digits.";
  return null;
}
