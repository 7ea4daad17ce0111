import { hash, parseOptions, verify } from "@node-rs/argon2";
import * as z from "zod";
import { processWide } from "./process-wide.ts";

/** Argon2id as OWASP advises: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const argon2id = 2;
const longest = 128;
/** Longer ones were never taken; reading them would only cost time. */
const longestRead = 200;

/** A password that somebody chooses. Length is what counts, and that it is no common one (common-passwords.ts). */
export const newPassword = z
  .string()
  .min(12, "must have at least 12 characters")
  .max(longest, `must have at most ${longest} characters`);

/** The hash to store. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), { ...COST, algorithm: argon2id });
}

/** Whether the password fits. Without a stored hash it is compared all the same, so that both take equally long. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const nobodys = await processWide("nobodys-password", () => hashPassword(crypto.randomUUID()));
  const fits = await verify(stored ?? nobodys, normal(password.slice(0, longestRead)));
  return fits && stored !== null && password.length <= longestRead;
}

/** Whether the hash was made with other settings than today's and wants making again. */
export function isOutdated(stored: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
  const same = memoryCost === COST.memoryCost && timeCost === COST.timeCost && parallelism === COST.parallelism;
  return algorithm !== argon2id || !same;
}

/** The same password typed on two keyboards may arrive as different code points. */
function normal(password: string): string {
  return password.normalize("NFKC");
}
