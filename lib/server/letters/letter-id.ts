import { randomBytes } from "node:crypto";
import { letterIdFromBits } from "../../domain/ref.ts";

/** A fresh letter id, `L-7K3M-Q9TX`; the database refuses a collision, and the letter is made again. */
export function drawLetterId(): string {
  return letterIdFromBits(randomBytes(7));
}
