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

/** Where a letter stands in its batch, or why it is not printed: "Blocked: common.deceased". */
export function placeWords({ position, takenOut, rules }: Pick<LetterView, "position" | "takenOut" | "rules">): string {
  if (takenOut) return rules.length > 0 ? `${TAKEN_OUT[takenOut]}: ${rules.join(", ")}` : TAKEN_OUT[takenOut];
  return position === null ? "" : String(position);
}

/** "Judging the letters once more: 120 of 500" */
export function closingWords({ judged, letters }: Pick<BatchView, "judged" | "letters">): string {
  return `Judging the letters once more: ${judged.toLocaleString("en-GB")} of ${letters.toLocaleString("en-GB")}`;
}

/** "Batch 12 is closed, 3 letters taken out" */
export function closedNews({ number, state, takenOut }: Pick<BatchView, "number" | "state" | "takenOut">): string {
  if (state === "closing") return `Batch ${number} is closing`;
  return `Batch ${number} is closed${takenOut > 0 ? `, ${countWords(takenOut, "letter")} taken out` : ""}`;
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
