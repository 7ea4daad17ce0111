"use client";
import { useId } from "react";
import { instantOf } from "#components/case-acts/local-time.ts";
import { WhenField } from "#components/case-acts/when-field.tsx";
import { BothClocks } from "#components/contact/both-clocks.tsx";
import type { Message } from "#components/contact/use-message.ts";
import { useTimeZone } from "#components/ui/clock.tsx";

/** At once, or at a time; the first lawful one is put forward. It is judged again when it goes out. */
export function MessageWhen({ message, locked }: { message: Message; locked: boolean }) {
  const { act, when, sendAt } = message;
  const timeZone = useTimeZone();
  const id = useId();
  const instant = instantOf(sendAt, timeZone);
  const choose = (next: "now" | "at") => (locked ? undefined : act.change({ when: next }));
  return (
    <fieldset className="field message-when" aria-describedby={when === "at" ? `${id}-at` : undefined}>
      <legend className="label">When</legend>
      <label className="choice">
        <input className="tick" type="radio" name={id} checked={when === "now"} onChange={() => choose("now")} />
        Now
      </label>
      <label className="choice">
        <input className="tick" type="radio" name={id} checked={when === "at"} onChange={() => choose("at")} />
        At a time
      </label>
      {when === "at" ? (
        <>
          <WhenField
            label="Send at"
            value={sendAt}
            onChange={(next) => (locked ? undefined : act.change({ sendAt: next }))}
            error={act.errorOf("sendAt")}
          />
          <p className="hint" id={`${id}-at`}>
            {instant ? (
              <>
                Goes out <BothClocks at={instant} /> if the law still allows it then.
              </>
            ) : null}
          </p>
        </>
      ) : null}
    </fieldset>
  );
}
