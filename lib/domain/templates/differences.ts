/** What is different between two versions, in words, and word by word. */
import { diffWordsWithSpace } from "diff";
import { VARIANTS, type Variant } from "../contact-words.ts";
import { LANGUAGES, type Language, PURPOSE_LABELS, type TemplateContent, type Words } from "./template.ts";

/** `kept` stands in both, `gone` in the older only, `added` in the newer only. */
export type Stretch = { is: "kept" | "gone" | "added"; text: string };
export type Difference = { what: string; words?: Stretch[] };

/** Nothing when they say the same. */
export function differencesBetween(older: TemplateContent, newer: TemplateContent): Difference[] {
  return [
    ...listDifference("Purposes", older.purposes.map(labelOf), newer.purposes.map(labelOf)),
    ...listDifference("Portfolios", older.portfolios ?? ["all"], newer.portfolios ?? ["all"]),
    ...inputDifferences(older, newer),
    ...(Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
      (Object.keys(VARIANTS) as Variant[]).flatMap((variant) =>
        textDifferences(
          `${LANGUAGES[language]}, ${VARIANTS[variant].toLowerCase()}`,
          older.texts[language]?.[variant],
          newer.texts[language]?.[variant],
        ),
      ),
    ),
  ];
}

function labelOf(purpose: TemplateContent["purposes"][number]): string {
  return PURPOSE_LABELS[purpose].toLowerCase();
}

function listDifference(what: string, older: readonly string[], newer: readonly string[]): Difference[] {
  const gone = older.filter((one) => !newer.includes(one));
  const added = newer.filter((one) => !older.includes(one));
  return [
    ...(added.length > 0 ? [{ what: `${what}: ${added.join(", ")} added` }] : []),
    ...(gone.length > 0 ? [{ what: `${what}: ${gone.join(", ")} taken away` }] : []),
  ];
}

function inputDifferences(older: TemplateContent, newer: TemplateContent): Difference[] {
  const said = ({ inputs }: TemplateContent) =>
    inputs.map(
      ({ label, type, maxLength, required }) => `${label} (${type}, ${maxLength}${required ? "" : ", may be empty"})`,
    );
  return listDifference("Inputs", said(older), said(newer));
}

function textDifferences(where: string, older: Words | undefined, newer: Words | undefined): Difference[] {
  if (!older && !newer) return [];
  if (!older) return [{ what: `${where}: a new text`, words: [{ is: "added", text: newer?.body ?? "" }] }];
  if (!newer) return [{ what: `${where}: the text is gone`, words: [{ is: "gone", text: older.body }] }];
  return [
    ...wordDifference(`${where}, subject`, older.subject ?? "", newer.subject ?? ""),
    ...wordDifference(where, older.body, newer.body),
  ];
}

function wordDifference(where: string, older: string, newer: string): Difference[] {
  if (older === newer) return [];
  const words = diffWordsWithSpace(older, newer).map(({ value, added, removed }): Stretch => {
    return { is: added ? "added" : removed ? "gone" : "kept", text: value };
  });
  const count = (is: Stretch["is"]) =>
    words.filter((one) => one.is === is).reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
  return [{ what: `${where}: ${counted(count("added"))} added, ${counted(count("gone"))} taken away`, words }];
}

function counted(words: number): string {
  return words === 1 ? "one word" : `${words} words`;
}
