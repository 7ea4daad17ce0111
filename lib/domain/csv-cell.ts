/** How a value stands in a CSV cell that a person opens in a spreadsheet. */

/** A spreadsheet would run a text that begins like a formula; an apostrophe before it makes it a text again. */
export function harmless(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
}
