"use client";
import { textKey } from "#components/contact/read-message.ts";
import type { Message } from "#components/contact/use-message.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { VARIANTS } from "#lib/domain/contact-words.ts";
import { type InputField, LANGUAGES } from "#lib/domain/templates/template.ts";

/** Which template in which language, and what it asks for. Locked fields keep their text and can be read and copied. */
export function MessageFields({ message, locked }: { message: Message; locked: boolean }) {
  const { act, templates, template, text } = message;
  return (
    <>
      <Field label="Template" error={act.errorOf("template")} hint={emptyWords(message)}>
        <Select
          value={template?.id ?? ""}
          aria-disabled={locked || undefined}
          onChange={(event) => (locked ? undefined : act.change({ template: event.target.value, text: "" }))}
        >
          {template ? null : <option value="">Choose</option>}
          {(templates.data ?? []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {template && text && template.texts.length > 1 ? (
        <Field label="Language and form">
          <Select
            value={textKey(text)}
            aria-disabled={locked || undefined}
            onChange={(event) => (locked ? undefined : act.change({ text: event.target.value }))}
          >
            {template.texts.map((one) => (
              <option key={textKey(one)} value={textKey(one)}>
                {LANGUAGES[one.language]}, {VARIANTS[one.variant].toLowerCase()}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {(template?.inputs ?? []).map((input) => (
        <Input key={input.id} input={input} message={message} locked={locked} />
      ))}
    </>
  );
}

function Input({ input, message: { act, preview }, locked }: { input: InputField; message: Message; locked: boolean }) {
  const { id, label, type, maxLength, required } = input;
  const wrong = preview.data?.errors.find(({ path }) => path === `inputs.${id}`)?.message;
  const typed = act.value.inputs[id] ?? "";
  const change = (value: string) => act.change({ inputs: { ...act.value.inputs, [id]: value } });
  return (
    <Field
      label={label}
      error={act.errorOf(`inputs.${id}`) ?? (typed !== "" && wrong ? `It ${wrong}.` : undefined)}
      required={required}
    >
      {type === "text" ? (
        <TextArea
          value={typed}
          readOnly={locked}
          maxLength={maxLength}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <TextInput
          type={type === "day" ? "date" : "text"}
          inputMode={type === "money" ? "decimal" : undefined}
          value={typed}
          readOnly={locked}
          maxLength={type === "day" ? undefined : maxLength}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}

function emptyWords({ templates, template }: Message): string | undefined {
  if (template || templates.isPending || (templates.data ?? []).length > 0) return undefined;
  return templates.isError
    ? "The templates could not be read."
    : "No template is for this channel and purpose. Choose another purpose, or ask compliance for one.";
}
