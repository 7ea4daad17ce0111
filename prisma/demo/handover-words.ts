/** What people write in the demo when a case passes from one to another. Invented. */
import type { Lines } from "./words.ts";

export const SUPPORT_OFFERS: Lines = [
  "Has told us about an illness and that letters are hard to follow. Needs somebody with time, not another call from us.",
  "Behind with rent and energy as well. I have stopped talking about amounts; please go through the budget.",
  "Cried on the phone about the calls. Said she feels safe to talk to one person only.",
];

export const LATE_OFFERS: Lines = [
  "Two promises broken, no answer for three weeks. Early steps are used up.",
  "Wants a settlement figure, which we may not give here.",
];

export const DISPUTE_OFFERS: Lines = [
  "Disputes the amount and has papers. I have told the customer that we stop until it is looked at.",
  "Says it was paid. Receipt is promised by email; please check with the creditor.",
];

export const READ_BACKS: Lines = [
  "I have the budget form and the promised call; I will ring before noon.",
  "Understood: nothing about amounts until the adviser has answered.",
  "I take it from here and will confirm by letter.",
];

export const QUESTIONS: Lines = [
  "Did the customer agree that we may note the illness?",
  "Which address did the last letter go to?",
  "Has the creditor been told about the dispute?",
];

export const ANSWERS: Lines = [
  "Yes, in the call of that day.",
  "The one on the case; it was read back.",
  "Yes, by email.",
];

export const REASSIGNMENTS: Lines = [
  "Evening shift is short today.",
  "Same household as another case of hers.",
  "Cover for leave.",
];

export const RETURNS: Lines = [
  "Everything that we can do here is done; back to you for the arrangement.",
  "No specialist need in the end. The customer is content to deal with you.",
];
