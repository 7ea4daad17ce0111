"use client";
import { CircleAlert, Plus, Trash2 } from "lucide-react";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { useAct } from "#components/case-acts/use-act.ts";
import { readWeek, toggled, type WindowForm, WORKING_DAY, windowForms } from "#components/told/week-form.ts";
import { WEEKDAYS } from "#components/told/weekdays.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** The week as the customer wants it left alone: windows, each with its days. None: every time suits. */
export function TimesDialog({ onClose }: ActProps) {
  const { state } = useOpenCase();
  const standing = windowForms(state.contactFacts.inconvenient);
  const act = useAct("state-inconvenient-times", "inconvenient-times", { windows: standing }, onClose);
  const { windows } = act.value;
  const put = (at: number, next: Partial<WindowForm>) =>
    act.change({ windows: windows.map((one, other) => (other === at ? { ...one, ...next } : one)) });
  return (
    <ActFrame
      act={act}
      title="Times that do not suit"
      go="Save times"
      foot={`Where the customer is: ${state.customer.timeZones.join(", ")}.`}
      onGo={() => act.submit(readWeek(windows))}
      onClose={onClose}
    >
      {windows.length === 0 ? <p className="ink2">Every time suits.</p> : null}
      {windows.map((window, at) => (
        <WindowFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a window is its place in the list
          key={at}
          number={at + 1}
          window={window}
          errorOf={(field) => act.errorOf(`windows.${at}.${field}`)}
          change={(next) => put(at, next)}
          onRemove={() => act.change({ windows: windows.filter((_, other) => other !== at) })}
        />
      ))}
      <p className="line">
        <Button icon={Plus} onClick={() => act.change({ windows: [...windows, WORKING_DAY] })}>
          Add a time
        </Button>
      </p>
    </ActFrame>
  );
}

type WindowProps = {
  number: number;
  window: WindowForm;
  errorOf: (field: string) => string | undefined;
  change: (next: Partial<WindowForm>) => void;
  onRemove: () => void;
};

function WindowFields({ number, window: { days, from, to }, errorOf, change, onRemove }: WindowProps) {
  const wrong = errorOf("days");
  return (
    <fieldset className="opened">
      <legend className="label">Not at this time ({number})</legend>
      <div className="week">
        {WEEKDAYS.map((name, at) => (
          <label key={name} className="choice">
            <input
              className="tick"
              type="checkbox"
              checked={days.includes(at + 1)}
              onChange={() => change({ days: toggled(days, at + 1) })}
            />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {wrong ? (
        <p className="error">
          <CircleAlert className="i" />
          {wrong}
        </p>
      ) : null}
      <div className="two">
        <Field label="From" error={errorOf("from")} required>
          <TextInput type="time" value={from} onChange={(event) => change({ from: event.target.value })} />
        </Field>
        <Field label="To" hint="At or before the beginning: on the next day" error={errorOf("to")} required>
          <TextInput type="time" value={to} onChange={(event) => change({ to: event.target.value })} />
        </Field>
      </div>
      <p className="line">
        <Button small kind="quiet" icon={Trash2} onClick={onRemove}>
          Remove<span className="sr"> time {number}</span>
        </Button>
      </p>
    </fieldset>
  );
}
