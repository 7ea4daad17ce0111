/** What the server's schema says of a field, where it speaks of values as programs do, in words for whoever typed it. */
const PLAIN: readonly [said: RegExp, words: string][] = [
  [/^Invalid input: expected .*received (?:undefined|null)$/, "This is needed."],
  [/^Invalid input: expected (?:number|int)\b.*$/, "Enter a number."],
  [/^Too small: expected (?:number|int) to be >=(.+)$/, "Enter $1 or more."],
  [/^Too small: expected (?:number|int) to be >(.+)$/, "Enter more than $1."],
  [/^Too big: expected (?:number|int) to be <=(.+)$/, "Enter $1 or less."],
  [/^Too small: expected array\b.*$/, "Choose at least one."],
  [/^Invalid option\b.*$/, "Choose one of those offered."],
  [/^must be a real date, YYYY-MM-DD$/, "Choose a day."],
];

/** As a sentence under its field: "must not be empty" → "Must not be empty." */
export function fieldWords(message: string): string {
  for (const [said, words] of PLAIN) if (said.test(message)) return message.replace(said, words);
  const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
