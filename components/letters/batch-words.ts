import type { BatchView, LetterView } from "#lib/client/letters.ts";
import { VARIANTS } from "#lib/domain/contact-words.ts";
import { CLOSING_REASONS, TAKEN_OUT } from "#lib/domain/letters/batch.ts";
import { PAPERS } from "#lib/domain/letters/sheet.ts";

/** "A4, large print" */
export function classWords({ paper, variant }: Pick<BatchView, "paper" | "variant">): string {
  return `${PAPERS[paper]}, ${VARIANTS[variant].toLowerCase()}`;
}

/** "1 letter", "1,204 letters" */
export function countWords(count: number, one: string): string {
  return `${count.toLocaleString("en-GB")} ${one}${count === 1 ? "" : "s"}`;
}

/** "Full, by Baton", "By hand, Lena Fischer" */
export function closedWords({ closed }: Pick<BatchView, "closed">, person: (id: string) => string): string {
  if (!closed) return "";
  return closed.by === null ? `${CLOSING_REASONS[closed.why]}, by Baton` : `By hand, ${actorWords(closed.by, person)}`;
}

export function actorWords({ kind, id }: { kind: string; id: string }, person: (id: string) => string): string {
  return kind === "user" ? person(id) : "a key";
}

/** Where a letter stands in its batch, or why it is not printed. */
export function placeWords({ position, takenOut }: Pick<LetterView, "position" | "takenOut">): string {
  if (takenOut) return TAKEN_OUT[takenOut];
  return position === null ? "" : String(position);
}

/** What was scanned or pasted, each once: parted by lines, spaces, commas or semicolons. */
export function scanned(text: string): string[] {
  return [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
}
