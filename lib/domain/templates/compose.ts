/** One message, from a template in force to what is sent: what the sending path asks, at planning and again at sending. */
import type { Reason } from "../contact-policy/index.ts";
import type { Purpose } from "../contact-policy/input.ts";
import { Refusal } from "../refusal.ts";
import { chooseWords } from "./choose-words.ts";
import { fieldsOf, type Known } from "./filling.ts";
import { checkInputs } from "./inputs.ts";
import { missingParts } from "./parts.ts";
import { type Rendered, render } from "./render.ts";
import { type Chosen, isFor, type TemplateVersion } from "./template.ts";

export type Composed = {
  template: Chosen & { id: string; version: number; hash: string };
  /** Whether what is sent says how to opt out. */
  optOutOffered: boolean;
  /** What keeps it from being sent, each as a reason of the gate; empty when it may. */
  missing: Reason[];
  /** Null when it cannot be filled in; `missing` says why. */
  rendered: Rendered | null;
};

/**
 * Pure. `wanted`: the language or the variant that somebody chose; else the customer's. A version of another purpose,
 * portfolio or channel lacks nothing here: the caller asks for that.
 */
export function compose(
  version: TemplateVersion,
  purpose: Purpose,
  known: Known,
  wanted: Partial<Chosen> = {},
): Composed {
  const chosen = chosenFor(version, known, wanted);
  const pack = known.state.jurisdiction;
  const parts = missingParts(version, pack, purpose, chosen);
  const filled = filledIn(version, chosen, known);
  return {
    template: { id: version.id, version: version.version, hash: version.hash, ...chosen },
    optOutOffered: version.channel !== "letter" && parts.every(({ part }) => part.id !== "opt-out"),
    missing: [
      ...parts.map(({ part, citation }) => ({ rule: `template.${part.id}`, citation, message: part.sentence })),
      ...(isFor(version, known.state.portfolio)
        ? []
        : [reason("template.portfolio", "The template is not for this portfolio.")]),
      ...checkInputs(version, known.inputs ?? {}, known.state.currency).map(({ path, message }) =>
        reason("template.inputs", `${path} ${message}.`),
      ),
      ...filled.reasons,
    ],
    rendered: filled.rendered,
  };
}

function chosenFor(version: TemplateVersion, { state, sender }: Known, wanted: Partial<Chosen>): Chosen {
  const wish = {
    language: wanted.language ?? state.contactFacts.language,
    portfolioLanguage: sender.language,
    adjustments: state.customer.adjustments,
  };
  const chosen = chooseWords(version, wish) ?? { language: "en", variant: "standard" };
  return { ...chosen, variant: wanted.variant ?? chosen.variant };
}

function filledIn(
  version: TemplateVersion,
  chosen: Chosen,
  known: Known,
): { rendered: Rendered | null; reasons: Reason[] } {
  try {
    return { rendered: render(version, chosen, fieldsOf(known)), reasons: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { rendered: null, reasons: [reason(error.rule, error.message)] };
  }
}

function reason(rule: string, message: string): Reason {
  return { rule, citation: "Baton's default", message };
}
