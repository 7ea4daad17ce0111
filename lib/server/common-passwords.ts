import { Problem } from "./problem.ts";
import { processWide } from "./process-wide.ts";

/** Throws 422 for a password that stands on lists of broken ones, or is one of those in the usual disguises. */
export async function requireUncommon(password: string): Promise<void> {
  if (!isDisguised(password.normalize("NFKC").toLowerCase(), await broken())) return;
  const message = "is among the first that are tried: choose another, such as four words that do not belong together";
  throw new Problem(422, "invalid", `password: ${message}.`, { errors: [{ path: "password", message }] });
}

/** About 49,000 passwords of public breaches, the most frequent ones; read when somebody first chooses one. */
function broken(): Promise<ReadonlySet<string>> {
  return processWide("broken-passwords", async () => {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    return new Set(dictionary["passwords-common"]);
  });
}

function isDisguised(password: string, known: ReadonlySet<string>): boolean {
  const word = password.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return known.has(password) || known.has(word) || isRepeated(password) || isSequence(password);
}

/** `abcabcabcabc`, `passwordpassword`. */
function isRepeated(text: string): boolean {
  return /^(.{1,16}?)\1+$/su.test(text);
}

/** `abcdefghijkl`, `1234567890123`, `987654321098`: each one after the one before it. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at));
  const usual = new Set(steps.map((step) => (step === -9 ? 1 : step === 9 ? -1 : step)));
  return usual.size === 1 && (usual.has(1) || usual.has(-1));
}
