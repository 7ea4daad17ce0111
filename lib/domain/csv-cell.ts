/** How a value stands in a CSV cell that a person opens in a spreadsheet. */

/**
 * A spreadsheet would run a text that begins like a formula; an apostrophe before it makes it a text again. Plain numbers
 * and phone numbers run nothing, and stay as they are for who imports the file again.
 */
export function harmless(text: string): string {
  if (/^[+-]?[\d .,()/]*$/.test(text)) return text;
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
}
