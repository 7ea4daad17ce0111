/** Which mandatory parts a message lacks. */
import type { PackId, Purpose } from "../contact-policy/input.ts";
import type { SentChannel } from "../contact-words.ts";
import { MANDATORY_PARTS, type MandatoryPart } from "./mandatory-parts.ts";
import { fieldsAlways } from "./markup.ts";
import { type Chosen, everyText, type TemplateContent, type Words, wordsOf } from "./template.ts";

export type MissingPart = { part: MandatoryPart; citation: string };

/** What this law wants in a message of this channel and purpose. */
export function partsFor(channel: SentChannel, pack: PackId, purpose: Purpose): MissingPart[] {
  return MANDATORY_PARTS.flatMap((part) => {
    const citation = part.citations[pack];
    const asked = part.channels.includes(channel) && (part.purposes?.includes(purpose) ?? true);
    return citation !== undefined && asked ? [{ part, citation }] : [];
  });
}

/**
 * The parts that the chosen text lacks, or any of the version's texts when none is chosen. Pure and quick: it is asked
 * at every sending. A text that cannot be read lacks them all.
 */
export function missingParts(version: TemplateContent, pack: PackId, purpose: Purpose, chosen?: Chosen): MissingPart[] {
  const texts = chosen ? [wordsOf(version, chosen)] : everyText(version);
  return partsFor(version.channel, pack, purpose).filter(({ part }) =>
    texts.some((words) => !words || !holds(words, part)),
  );
}

/** Ids of the parts that every text of a version holds. */
export function heldParts(version: TemplateContent): string[] {
  const texts = everyText(version);
  const asked = MANDATORY_PARTS.filter(({ channels }) => channels.includes(version.channel));
  return asked.filter((part) => texts.every((words) => holds(words, part))).map(({ id }) => id);
}

function holds({ body }: Words, { fields }: MandatoryPart): boolean {
  const there = fieldsAlways(body);
  return fields.some((all) => all.every((field) => there.has(field)));
}
