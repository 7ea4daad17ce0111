import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { refFromBits } from "../domain/ref.ts";

/** A UUIDv7. */
export function newId(): string {
  return v7();
}

/** A fresh case reference; the database refuses a collision and the caller draws again. */
export function drawRef(): string {
  return refFromBits(randomBytes(7));
}
