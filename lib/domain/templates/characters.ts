/** What may stand in a message that we send: no control characters, and nothing that makes a text read as another one. */

/** Overrides and isolates turn the order of reading round. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;
/** Nothing is seen of these, so two texts that look alike would differ. */
const UNSEEN = /[\u00ad\u180e\u200b\u2060\ufeff]/gu;
const BREAKS = /[\p{Cc}\u2028\u2029]+/gu;
const ALL_BUT_LINE_FEED = /(?!\n)\p{Cc}/gu;

/** Why this text must not stand in a template, or null. */
export function wrongCharacters(text: string): string | null {
  if (!text.isWellFormed()) return "holds half a character";
  if (text.search(ALL_BUT_LINE_FEED) >= 0) return "holds a control character";
  if (text.search(TURNS) >= 0) return "holds a mark that turns the direction of reading";
  return text.search(UNSEEN) >= 0 ? "holds a character that nobody sees" : null;
}

/** A value on one line: no line breaks or control characters, whatever a file or a person put there. */
export function cleanLine(value: string, most: number): string {
  return capped(value.toWellFormed().replace(TURNS, "").replace(UNSEEN, "").replace(BREAKS, " ").trim(), most);
}

/** A value that may have several lines. */
export function cleanText(value: string, most: number): string {
  const lines = value.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, "\n");
  return capped(lines.replace(TURNS, "").replace(UNSEEN, "").replace(ALL_BUT_LINE_FEED, "").trim(), most);
}

function capped(value: string, most: number): string {
  const characters = [...value];
  return characters.length <= most ? value : `${characters.slice(0, most - 1).join("")}…`;
}

/** After the fields are in: no spaces at the ends of lines, no two empty lines in a row, none at either end. */
export function tidy(text: string): string {
  return text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
