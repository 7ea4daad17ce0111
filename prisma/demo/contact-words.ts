/** What customers write in the demo, and what is written about their contact. Invented; no word of it is from a real customer. */
import type { Lines } from "./words.ts";

export const TEXTED_BACK: Lines = [
  "Can you ring after 5 please, I am at work",
  "How much is it in all? I lost the letter",
  "Ok will sort it on payday, the 28th",
  "Please write to me, I cannot talk in the office",
];

export const OUR_ANSWERS: Lines = [
  "Thank you for writing. We call on one of the next evenings, after five.",
  "The whole balance is on the statement that we send you today. Nothing is due before you have it.",
  "That is noted. If payday moves, one word to us is enough.",
];

export const STOPS: Lines = ["STOP", "Stop", "stop please", "STOP."];

export const STOPPED_ON_A_CALL: Lines = [
  "“No more texts please, my son reads them.”",
  "Asked for no more texts; letters and calls are fine.",
];

export const CEASED: Lines = [
  "Letter of the customer: no further contact about this account.",
  "Email: “Stop contacting me. Anything else in writing to my address.”",
];

export const CEASE_WITHDRAWN: Lines = ["Customer called and wants to speak with us again; call is recorded."];

export const ADVISERS: readonly [name: string, contact: string][] = [
  ["Harbour Money Advice", "casework@harbour-advice.example"],
  ["Northgate Debt Help", "+44 1632 960 118"],
  ["Moss Street Citizens' Centre", "debt@moss-street.example"],
];

export const ATTORNEYS: readonly [name: string, contact: string][] = [
  ["Dana Whitfield, attorney", "dana.whitfield@whitfield-law.example"],
  ["Reyes & Lund, attorneys", "intake@reyes-lund.example"],
];

export const ADVICE_OVER: Lines = ["Adviser’s letter: the plan is agreed and they act no longer."];
export const DEATHS: Lines = ["Daughter called; the certificate follows by post.", "Solicitor of the estate wrote."];
export const NOT_DEAD: Lines = [
  "Mistaken for his father of the same name; the son called himself and passed security.",
];
export const LIMITATION: Lines = ["Last payment and last acknowledgement are more than three years ago."];
export const WORK: Lines = [
  "Never at work, my manager picks up.",
  "Personal phone is off during shifts; work is fine.",
];
