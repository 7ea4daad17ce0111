/** Which templates a case may be written to with: in force, for its portfolio, in the customer's language and variant. */
import * as z from "zod";
import { slugs } from "../../domain/codes.ts";
import { PURPOSES } from "../../domain/contact-policy/input.ts";
import { SENT_CHANNELS } from "../../domain/contact-words.ts";
import type { Viewer } from "../../domain/permissions.ts";
import { chooseWords } from "../../domain/templates/choose-words.ts";
import {
  type Chosen,
  everyText,
  type InputField,
  isFor,
  type TemplateVersion,
} from "../../domain/templates/template.ts";
import { readCase } from "../reads/case.ts";
import { senderFor, templatesInForce } from "./published.ts";

/** The query of `GET /cases/{ref}/templates`. */
export const forCaseSchema = z.strictObject({
  channel: z.enum(slugs(SENT_CHANNELS)).optional(),
  purpose: z.enum(PURPOSES).optional(),
});
export type CaseTemplate = Chosen &
  Pick<TemplateVersion, "id" | "name" | "version" | "channel" | "purposes" | "hash"> & {
    /** What is typed when sending. */
    inputs: InputField[];
    /** Every text that there is, the chosen one among them. */
    texts: Chosen[];
  };

/** By name. Throws 404 for a case that is not the viewer's to read. */
export async function templatesForCase(
  viewer: Viewer,
  ref: string,
  { channel, purpose }: z.output<typeof forCaseSchema>,
): Promise<{ items: CaseTemplate[]; nextCursor: null }> {
  const { case: state } = await readCase(viewer, ref);
  const sender = await senderFor(state.portfolio);
  const wish = {
    language: state.contactFacts.language,
    portfolioLanguage: sender.language,
    adjustments: state.customer.adjustments,
  };
  const fitting = (await templatesInForce(new Date().toISOString())).filter(
    (version) =>
      isFor(version, state.portfolio) &&
      (channel === undefined || version.channel === channel) &&
      (purpose === undefined || version.purposes.includes(purpose)),
  );
  const items = fitting.flatMap((version) => {
    const chosen = chooseWords(version, wish);
    return chosen ? [caseTemplate(version, chosen)] : [];
  });
  return { items, nextCursor: null };
}

function caseTemplate(version: TemplateVersion, chosen: Chosen): CaseTemplate {
  const { id, name, channel, purposes, hash, inputs } = version;
  const texts = everyText(version).map(({ language, variant }) => ({ language, variant }));
  return { id, name, version: version.version, channel, purposes, hash, inputs, ...chosen, texts };
}
