"use client";
import { useOpenCase } from "#components/case/open-case.ts";
import type { ActProps } from "#components/case-acts/act-dialogs.tsx";
import { ActFrame } from "#components/case-acts/act-frame.tsx";
import { missing, readAs } from "#components/case-acts/read-form.ts";
import { useAct } from "#components/case-acts/use-act.ts";
import { OFTEN_SPOKEN } from "#components/told/language-words.ts";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { languageName } from "#lib/domain/language-words.ts";

/** A language by its code; the usual ones are offered by name. */
export function LanguageDialog({ onClose }: ActProps) {
  const { contactFacts } = useOpenCase().state;
  const act = useAct("set-language", "language", { language: contactFacts.language ?? "" }, onClose);
  const { language } = act.value;
  return (
    <ActFrame
      act={act}
      size="small"
      title="Language"
      go="Save language"
      onGo={() =>
        act.submit(readAs({ language: missing(language, "Enter a language, such as cy.") }, () => ({ language })))
      }
      onClose={onClose}
    >
      <Field
        label="Language"
        hint={language ? languageName(language) : "A code such as cy, pl or pt-BR"}
        error={act.errorOf("language")}
        required
      >
        <TextInput
          value={language}
          list="languages"
          autoComplete="off"
          maxLength={20}
          onChange={(event) => act.change({ language: event.target.value.trim() })}
        />
      </Field>
      <datalist id="languages">
        {OFTEN_SPOKEN.map((code) => (
          <option key={code} value={code}>
            {languageName(code)}
          </option>
        ))}
      </datalist>
    </ActFrame>
  );
}
