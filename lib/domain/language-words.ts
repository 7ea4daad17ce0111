/** A language's name in English; the code where it has none. */
export function languageName(code: string): string {
  if (code === "und") return "Not English, and not known which";
  try {
    return new Intl.DisplayNames(["en-GB"], { type: "language" }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
