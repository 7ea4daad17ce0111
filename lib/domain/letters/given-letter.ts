/** Test kit: a letter, and a measure that needs no fonts. Only tests import it. */
import type { Letter } from "./compose.ts";
import type { Measure } from "./wrap.ts";

export const LETTER: Letter = {
  id: "L-7K3M-Q9TX",
  date: "2026-11-22",
  reference: "C-7K3M-Q9TX",
  name: "Ruth Achterberg",
  to: "12 High Street\nLeeds\nLS6 1AA",
  subject: "Your account with Larkfield",
  text: "Dear Ruth Achterberg,\n\nWe would like to hear from you.\n\nYours sincerely\nLarkfield",
  language: "en-GB",
  variant: "standard",
  paper: "a4",
  preferencesUrl: "https://baton.example/c/0123456789abcdef0123456789abcdef",
  sender: {
    name: "Larkfield Recovery",
    returnAddress: ["PO Box 100", "Leeds", "LS1 1AA"],
    identity: ["Registered in England 01234567.", "Phone 0800 000 0000"],
  },
};

/** Each character half as wide as the print is high. */
export const halves: Measure = (text, size) => text.length * size * 0.5;
