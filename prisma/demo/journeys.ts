/** The kinds of case that the demo's history is made of. */
import type { Chance } from "./chance.ts";
import * as contact from "./contact-beats.ts";
import type { Journey } from "./journey.ts";
import * as money from "./money-beats.ts";
import type { Beat } from "./story.ts";

export const UNTAKEN: Journey = { age: [0, 1], quiet: [0, 0], course: () => [] };

export const CHASED: Journey = {
  age: [3, 40],
  quiet: [0, 3],
  course: (chance) => [contact.taken, ...attempts(chance, 2, 6), contact.note],
};

export const PROMISING: Journey = {
  age: [20, 150],
  quiet: [0, 4],
  course: (chance) => [contact.taken, ...attempts(chance, 1, 4), money.promiseKept, contact.conversation],
};

export const BREAKING: Journey = {
  age: [20, 120],
  quiet: [0, 4],
  course: (chance) => [contact.taken, ...attempts(chance, 1, 4), money.promiseBroken, ...attempts(chance, 0, 2)],
};

function attempts(chance: Chance, low: number, high: number): Beat[] {
  const kinds = [contact.missedCall, contact.voicemail, contact.text, contact.letter, contact.conversation] as const;
  return Array.from({ length: chance.between(low, high) }, () => chance.pick(kinds));
}
