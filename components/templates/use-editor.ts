"use client";
import { useState } from "react";
import type { Version, Written } from "#lib/client/templates.ts";
import { type Desk, forgetUnsaved, keepUnsaved, unsavedTemplate } from "#lib/client/unsaved-template.ts";
import type { Chosen, InputField, Words } from "#lib/domain/templates/template.ts";

export type Editor = {
  written: Written;
  edited: boolean;
  chosen: Chosen;
  choose: (chosen: Chosen) => void;
  /** The words that are being written; what a text without its own begins with. */
  words: Words;
  write: (words: Partial<Words>) => void;
  /** Takes a text away, and looks at the standard one. */
  takeAway: (text: Chosen) => void;
  change: (written: Partial<Written>) => void;
  setInputs: (inputs: InputField[]) => void;
  /** What was typed is saved now. */
  settle: () => void;
};

const FIRST: Chosen = { language: "en", variant: "standard" };

/** What is being written, beginning with a version or with what was typed before. It stays until it is saved or thrown away. */
export function useEditor(desk: Desk, begins: Version, fresh: boolean): Editor {
  const [kept] = useState(() => unsavedTemplate(desk));
  const [written, setWritten] = useState<Written>(() => kept ?? writtenOf(begins));
  const [edited, setEdited] = useState(fresh || kept !== null);
  const [chosen, choose] = useState<Chosen>(FIRST);
  const change = (more: Partial<Written>) => {
    const next = { ...written, ...more };
    setWritten(next);
    setEdited(true);
    keepUnsaved(desk, next);
  };
  const { language, variant } = chosen;
  const own = written.texts[language]?.[variant];
  const words = own ?? { body: "" };
  const put = (text: Chosen, next: Words | undefined) => {
    const { [text.variant]: _, ...others } = written.texts[text.language] ?? {};
    const variants = next ? { ...others, [text.variant]: next } : others;
    const { [text.language]: __, ...languages } = written.texts;
    change({ texts: Object.keys(variants).length > 0 ? { ...languages, [text.language]: variants } : languages });
  };
  return {
    written,
    edited,
    chosen,
    choose,
    words,
    write: (more) => put(chosen, { ...words, ...more }),
    takeAway: (text) => {
      put(text, undefined);
      choose(FIRST);
    },
    change,
    setInputs: (inputs) => change({ inputs }),
    settle: () => {
      forgetUnsaved(desk);
      setEdited(false);
    },
  };
}

export function writtenOf({ purposes, portfolios, inputs, texts }: Version): Written {
  return { purposes, portfolios, inputs, texts };
}
