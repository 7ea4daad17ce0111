/** What is wrong with a mapping and with the rows that it reads, field by field. */
import type { Preview } from "#lib/client/use-preview.ts";
import { faultsOf, type MappingDraft } from "#lib/domain/import/mapping-draft.ts";
import { TARGETS } from "#lib/domain/import/targets.ts";

export type Trouble = { rows: number; message: string };

/** Faults of the mapping itself: what can be seen here at once, then what else the server found. */
export function errorsByField(mapping: MappingDraft, preview: Preview): Record<string, string | undefined> {
  const faults: Record<string, string | undefined> = faultsOf(mapping, preview.columns);
  for (const { path, message } of preview.mappingErrors) {
    const field = fieldOf(path.replace(/^mapping\.?/, ""));
    if (field && isTyped(field, mapping)) faults[field] ??= sentence(message);
  }
  return faults;
}

/** Rows among those shown that a field makes wrong, with the first one's reason. */
export function troublesByField({ rows }: Preview): Record<string, Trouble | undefined> {
  const troubles: Record<string, Trouble | undefined> = {};
  for (const { outcome } of rows) {
    if (outcome?.is !== "wrong") continue;
    for (const field of new Set(outcome.errors.map((error) => error.field))) {
      const message = outcome.errors.find((error) => error.field === field)?.message ?? "";
      const before = troubles[field];
      troubles[field] = { rows: (before?.rows ?? 0) + 1, message: before?.message ?? sentence(message) };
    }
  }
  return troubles;
}

export function sentence(words: string): string {
  const whole = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** The server names members deep inside; people see the field that they belong to. */
function fieldOf(path: string): string | undefined {
  const known = ["source", "asOf", ...TARGETS.map((target) => target.path)];
  const field = known.find((one) => path === one || path.startsWith(`${one}.`));
  return field ?? /^where\.\d+/.exec(path)?.[0];
}

/** The preview may still speak of what stood there before the last key. */
function isTyped(field: string, mapping: MappingDraft): boolean {
  if (field === "source" || field === "asOf") return true;
  if (field.startsWith("where.")) return mapping.where[Number(field.slice(6))] !== undefined;
  return field in mapping.fields;
}
