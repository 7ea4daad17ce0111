"use client";
import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { FieldPalette } from "#components/templates/field-palette.tsx";
import { segmentWords } from "#components/templates/template-preview.tsx";
import { textName } from "#components/templates/template-words.ts";
import type { Editor } from "#components/templates/use-editor.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type SentChannel, VARIANTS, type Variant } from "#lib/domain/contact-words.ts";
import { type Chosen, everyText, LANGUAGES, type Language } from "#lib/domain/templates/template.ts";

type Part = "subject" | "body";
export type TextHandle = { focus: (part: Part) => void };

/** The texts, one tab each; a field is put in where one was writing last. */
export function TextFields({ ref, editor, channel }: { ref: Ref<TextHandle>; editor: Editor; channel: SentChannel }) {
  const { written, chosen, words, write } = editor;
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<Part>("body");
  const fieldOf = (part: Part) => (part === "subject" && subject.current ? subject.current : body.current);
  useImperativeHandle(ref, () => ({ focus: (part) => requestAnimationFrame(() => fieldOf(part)?.focus()) }));
  function insert(tag: string) {
    const part = last.current === "subject" && subject.current ? "subject" : "body";
    const field = fieldOf(part);
    const text = words[part] ?? "";
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    write({ [part]: `${text.slice(0, from)}${tag}${text.slice(to)}` });
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + tag.length, from + tag.length);
    });
  }
  const texts = everyText(written);
  const here = texts.some(({ language, variant }) => language === chosen.language && variant === chosen.variant);
  const listed = here ? texts : [...texts, { ...chosen, body: "" }];
  const withSubject = channel === "email" || channel === "letter";
  return (
    <section className="tpl-part" aria-labelledby="tpl-text">
      <h2 id="tpl-text">Text</h2>
      <Tabs
        label="Texts"
        value={keyOf(chosen)}
        onChange={(key) => editor.choose(chosenOf(key))}
        tabs={listed.map((text) => ({ value: keyOf(text), label: textName(text) }))}
        panelClassName="tpl-panel"
      >
        {withSubject ? (
          <Field label={channel === "letter" ? "Heading" : "Subject"}>
            <TextInput
              ref={subject}
              lang={chosen.language}
              autoComplete="off"
              value={words.subject ?? ""}
              onFocus={() => {
                last.current = "subject";
              }}
              onChange={({ target }) => write({ subject: target.value })}
            />
          </Field>
        ) : null}
        <Field label="Text" aside={<span className="xs ink2">{lengthWords(words.body, channel)}</span>}>
          <TextArea
            ref={body}
            className="tpl-body"
            rows={channel === "sms" || channel === "whatsapp" ? 7 : 16}
            lang={chosen.language}
            value={words.body}
            onFocus={() => {
              last.current = "body";
            }}
            onChange={({ target }) => write({ body: target.value })}
          />
        </Field>
        <FieldPalette inputs={written.inputs} onInsert={insert} />
      </Tabs>
      <div className="line wrap">
        <AddText texts={texts} onAdd={(text) => addText(editor, text)} />
        {keyOf(chosen) === "en standard" ? null : (
          <Button small onClick={() => editor.takeAway(chosen)}>
            Take this text away
          </Button>
        )}
      </div>
    </section>
  );
}

/** Fields count as they are written; the preview counts what is sent. */
function lengthWords(text: string, channel: SentChannel): string {
  return channel === "sms" ? `As written: ${segmentWords(text)}` : `${[...text].length} characters as written`;
}

function AddText({ texts, onAdd }: { texts: Chosen[]; onAdd: (text: Chosen) => void }) {
  const [key, setKey] = useState("");
  const left = (Object.keys(LANGUAGES) as Language[])
    .flatMap((language) => (Object.keys(VARIANTS) as Variant[]).map((variant) => ({ language, variant })))
    .filter((one) => !texts.some((text) => keyOf(text) === keyOf(one)));
  if (left.length === 0) return null;
  return (
    <span className="tpl-add">
      <Field label="Another text" hideLabel>
        <Select value={key} onChange={({ target }) => setKey(target.value)}>
          <option value="">Another language or variant</option>
          {left.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {textName(one)}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        disabled={key === ""}
        reason={key === "" ? "Choose which first." : undefined}
        onClick={() => {
          onAdd(chosenOf(key));
          setKey("");
        }}
      >
        Add this text
      </Button>
    </span>
  );
}

/** A new text begins with the language's standard words, else the English ones. */
function addText({ written, change, choose }: Editor, text: Chosen) {
  const { texts } = written;
  const words = texts[text.language]?.standard ?? texts.en?.standard ?? { body: "" };
  change({ texts: { ...texts, [text.language]: { ...texts[text.language], [text.variant]: words } } });
  choose(text);
}

const keyOf = ({ language, variant }: Chosen) => `${language} ${variant}`;
const chosenOf = (key: string): Chosen => {
  const [language, variant] = key.split(" ");
  return { language: language as Language, variant: variant as Variant };
};
