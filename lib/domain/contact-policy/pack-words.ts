import type { PackId } from "./input.ts";
import type { Severity } from "./rule.ts";

export const PACK_WORDS: Record<PackId, string> = { uk: "United Kingdom", us: "United States", za: "South Africa" };

/** How binding a rule is, in a word. */
export const SEVERITY_WORDS: Record<Severity, string> = {
  law: "Law",
  presumption: "Presumption of law",
  guidance: "Guidance",
  house: "House default",
};
