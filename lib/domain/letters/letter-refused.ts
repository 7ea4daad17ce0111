/** Why no letter can be made of what was given; trying again with the same cannot help. Never says what was written. */
export class LetterRefused extends Error {
  readonly code: LetterFault;

  constructor(code: LetterFault) {
    super(LETTER_FAULTS[code]);
    this.name = "LetterRefused";
    this.code = code;
  }
}

export const LETTER_FAULTS = {
  "letter.no-address": "There is no postal address to write to.",
  "letter.address-too-long":
    "The address does not fit the window of the envelope: at most 7 lines, the name among them.",
  "letter.no-text": "There is nothing to write.",
  "letter.too-long": "The letter is longer than 20 pages.",
  "letter.control-characters": "The text holds control characters.",
  "letter.unprintable": "The text holds characters that Baton's letters cannot print.",
} as const;
export type LetterFault = keyof typeof LETTER_FAULTS;
