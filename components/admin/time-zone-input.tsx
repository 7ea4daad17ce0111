"use client";
import { useId } from "react";
import { TextInput } from "#components/ui/text-input.tsx";

/** An IANA time zone, typed with the known ones as suggestions. */
export function TimeZoneInput({ defaultValue }: { defaultValue: string }) {
  const id = useId();
  return (
    <>
      <TextInput name="timeZone" autoComplete="off" list={id} defaultValue={defaultValue} />
      <datalist id={id}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
