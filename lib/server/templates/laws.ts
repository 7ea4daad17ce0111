import type { Directory } from "../../domain/directory.ts";
import { isFor, type Jurisdiction, type TemplateContent } from "../../domain/templates/template.ts";

/** The laws under which a template may be sent: those of its portfolios. */
export function packsOf(content: Pick<TemplateContent, "portfolios">, directory: Directory): Jurisdiction[] {
  const portfolios = Object.values(directory.portfolios).filter(({ slug }) => isFor(content, slug));
  return [...new Set(portfolios.map(({ jurisdiction }) => jurisdiction))].sort();
}
