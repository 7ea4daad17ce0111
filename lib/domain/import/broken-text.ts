/** Where in a JSON value a text stands, member names included, that no database takes: with NUL, or half a surrogate pair. Null when nowhere. */
export function brokenTextAt(value: unknown, path: readonly string[] = []): readonly string[] | null {
  if (typeof value === "string") return isBroken(value) ? path : null;
  if (typeof value !== "object" || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    if (isBroken(name)) return path;
    const found = brokenTextAt(inner, [...path, name]);
    if (found) return found;
  }
  return null;
}

function isBroken(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}
