import { canonicalJson } from "../canonical.ts";
import type { TemplateContent } from "./template.ts";

/** The canonical JSON of everything that a version says. The server takes its SHA-256: the version's hash. */
export function templateContent({ channel, purposes, portfolios, inputs, texts }: TemplateContent): string {
  return canonicalJson({ channel, purposes, portfolios, inputs, texts });
}
