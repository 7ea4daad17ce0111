"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { optional, type Read, readAs } from "#components/case-acts/read-form.ts";
import { TextField } from "#components/case-acts/text-field.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import type { CommandInput } from "#lib/domain/commands.ts";

/** Where the customer may be: what the hours of contact are counted by, in all of these time zones at once. */
export function ResidenceDialog({ onClose }: ActProps) {
  const { customer, contactFacts } = useOpenCase().state;
  const standing = { timeZones: customer.timeZones.join("\n"), region: contactFacts.region ?? "" };
  const act = useAct("set-residence", "residence", standing, onClose);
  const { value, change, errorOf } = act;
  return (
    <ActFrame
      act={act}
      title="Where the customer lives"
      go="Save"
      onGo={() => act.submit(read(value))}
      onClose={onClose}
    >
      <TextField
        label="Time zones"
        hint="One a line, such as Europe/London. Contact is allowed where all of them allow it."
        value={value.timeZones}
        onChange={(timeZones) => change({ timeZones })}
        error={errorOf("timeZones") ?? errorOf("timeZones.0")}
        rows={3}
        required
      />
      <TextField
        label="Region with rules of its own"
        hint="A US state such as MA, or NYC"
        value={value.region}
        onChange={(region) => change({ region: region.toUpperCase() })}
        error={errorOf("region")}
        maxLength={3}
      />
    </ActFrame>
  );
}

function read({ timeZones, region }: { timeZones: string; region: string }): Read<CommandInput["set-residence"]> {
  const zones = timeZones
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);
  const none = zones.length === 0 ? "Enter at least one time zone." : null;
  return readAs({ timeZones: none }, () => ({ timeZones: zones, ...optional("region", region.trim()) }));
}
