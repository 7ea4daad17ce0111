/** Print batches: what a printer gets at a time. Words, and how a batch's hash is made. Runs in the browser too. */

/** STORED. `closing`: it takes no more letters, and those that it holds are judged once more. */
export const BATCH_STATES = {
  open: "Open",
  closing: "Closing",
  closed: "Closed",
  "handed-over": "Handed over",
} as const;
export type BatchState = keyof typeof BATCH_STATES;

/** STORED. Why a batch takes no more letters. */
export const CLOSING_REASONS = { hand: "By hand", full: "Full", age: "Its time was up" } as const;
export type ClosingReason = keyof typeof CLOSING_REASONS;

/** STORED. Why a letter that was in a batch is not printed. */
export const TAKEN_OUT = { cancelled: "Cancelled", erased: "Customer erased", blocked: "Blocked" } as const;
export type TakenOut = keyof typeof TAKEN_OUT;

/** What a batch's SHA-256 is taken of: its letters' hashes in order, a line each. So anyone can make it again from the manifest. */
export function batchText(hashes: readonly string[]): string {
  return hashes.map((hash) => `${hash}\n`).join("");
}
