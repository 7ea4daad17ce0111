/** What Ruth Achterberg says over a year and a half, and what is noted of it. Invented. */
import type { Lines } from "../words.ts";

export const CONVERSATIONS: Lines = [
  "Passed security. Pension came late this month; the instalment follows by the end of the week.",
  "Passed security. Asked how much is left and wrote it down.",
  "Passed security. Heating bill first this month, then us. Thanked us for asking.",
  "Passed security. Daughter Hanne was with her and helped with the figures.",
  "Passed security. Could not find the last letter; asked for it again.",
  "Passed security. Wants to keep the instalment as it is until the spring.",
  "Passed security. Had a treatment in the afternoon and was tired; kept it short.",
  "Passed security. Asked whether interest still runs. It does not; confirmed by letter.",
  "Passed security. A debt adviser has been recommended to her at the library.",
  "Passed security. Pays by card because the branch has closed.",
];

export const NOTES: Lines = [
  "Pension is paid on the second Tuesday of the month.",
  "Best reached before noon.",
  "Hanne is the daughter; no authority on file yet.",
  "Letters in the usual size come back unread; asked the print room what is possible.",
  "Budget form: £62 a month is what she can do without going short.",
  "Second card has no due date with us; the creditor keeps it as it is.",
  "She keeps every letter in a folder and reads the figures out. Take time.",
];
