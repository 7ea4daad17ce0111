/** A template: what is said to customers, written once, in versions that never change. See docs/templates.md. */
import type { PackId, Purpose } from "../contact-policy/input.ts";
import { type SentChannel, VARIANTS, type Variant } from "../contact-words.ts";

/** Languages that Baton writes in: the notices that the law asks for stand ready in each. */
export const LANGUAGES = { en: "English", af: "Afrikaans", es: "Spanish" } as const;
export type Language = keyof typeof LANGUAGES;

export const PURPOSE_LABELS: Record<Purpose, string> = {
  collection: "Collection",
  reminder: "Reminder",
  "statutory-notice": "Statutory notice",
  "payment-confirmation": "Payment confirmation",
  "dispute-response": "Answer to a dispute",
  "complaint-response": "Answer to a complaint",
  "customer-requested": "Asked for by the customer",
  support: "Support",
  enforcement: "Enforcement",
};

export const VERSION_STATUSES = { draft: "Draft", published: "Published", retired: "Retired" } as const;
export type VersionStatus = keyof typeof VERSION_STATUSES;

/** What an agent types when sending, besides what the case knows. */
export const INPUT_TYPES = { line: "One line", text: "Several lines", money: "Amount", day: "Day" } as const;
export type InputType = keyof typeof INPUT_TYPES;
export type InputField = { id: string; label: string; type: InputType; maxLength: number; required: boolean };

export type Words = { subject?: string; body: string };
export type Texts = Partial<Record<Language, Partial<Record<Variant, Words>>>>;

/** What a version says, for what and to whom: all that is published, hashed, and never changes again. */
export type TemplateContent = {
  channel: SentChannel;
  purposes: Purpose[];
  /** Slugs of the portfolios that it is for; null: all. */
  portfolios: string[] | null;
  inputs: InputField[];
  texts: Texts;
};
/** A version as the sending path reads it. */
export type TemplateVersion = TemplateContent & {
  id: string;
  name: string;
  version: number;
  /** SHA-256 of `templateContent`, hex. */
  hash: string;
  effectiveFrom: string;
};

/** Which of a version's texts: its language and the variant that the customer gets it in. */
export type Chosen = { language: Language; variant: Variant };

/** Something that stands in the way of publishing, with the place where it is. */
export type TemplateProblem = {
  rule: string;
  message: string;
  language?: Language;
  variant?: Variant;
  field?: "subject" | "body";
  citation?: string;
};

/** Who writes to the customers of a portfolio, and how they can be reached. */
export type Sender = {
  name: string;
  telephone: string;
  email: string;
  website: string;
  address: string;
  registration: string;
  /** What customers are written to in who have not said another language. */
  language: Language;
  /** Hosts that links may lead to, besides our own and those of free advice. */
  hosts: string[];
  /** Teams with a number of their own, by slug. */
  teamTelephones: Record<string, string>;
};

/** The law that the portfolio's customers are contacted under. */
export type Jurisdiction = PackId;

/** Every text of a version, in the order of the tables. */
export function everyText({ texts }: Pick<TemplateContent, "texts">): (Chosen & Words)[] {
  return (Object.keys(LANGUAGES) as Language[]).flatMap((language) =>
    (Object.keys(VARIANTS) as Variant[]).flatMap((variant) => {
      const words = texts[language]?.[variant];
      return words ? [{ language, variant, ...words }] : [];
    }),
  );
}

/** The words for this choice: its own, else the language's standard ones. Null where the language has none. */
export function wordsOf({ texts }: Pick<TemplateContent, "texts">, { language, variant }: Chosen): Words | null {
  return texts[language]?.[variant] ?? texts[language]?.standard ?? null;
}

/** Whether a customer of this portfolio may be sent it. */
export function isFor({ portfolios }: Pick<TemplateContent, "portfolios">, portfolio: string): boolean {
  return portfolios === null || portfolios.includes(portfolio);
}
