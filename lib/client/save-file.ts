import type { AnsweredFile } from "./api.ts";

/** Gives the file to the browser to keep, under its own name. */
export function saveFile({ blob, name }: AnsweredFile): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
