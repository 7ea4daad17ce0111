/** What the live regions say, and when. Polite words wait `batchMs` for company and are spoken at most once in `quietMs`; urgent ones at once. */
export type AnnouncementLevel = "all" | "important" | "off";
export type Spoken = { polite: string; urgent: string };

const batchMs = 5_000;
const quietMs = 10_000;
const clearMs = 7_000;

let waiting: string[] = [];
let spoken: Spoken = { polite: "", urgent: "" };
let level: AnnouncementLevel = "all";
let timer: ReturnType<typeof setTimeout> | undefined;
let lastSpokenAt = Number.NEGATIVE_INFINITY;
const listeners = new Set<() => void>();

/** Says `words` through one of the two live regions. Urgent is for a hold on the open case, a lost case while writing, a refused send. */
export function announce(words: string, { urgent = false }: { urgent?: boolean } = {}) {
  if (level === "off" || (level === "important" && !urgent)) return;
  if (urgent) return speak({ ...spoken, urgent: again(spoken.urgent, words) });
  waiting.push(words);
  if (timer !== undefined) return;
  timer = setTimeout(speakBatch, Math.max(batchMs, lastSpokenAt + quietMs - performance.now()));
}

export function setAnnouncementLevel(next: AnnouncementLevel) {
  level = next;
}

export function subscribeSpoken(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function readSpoken(): Spoken {
  return spoken;
}

function speakBatch() {
  timer = undefined;
  lastSpokenAt = performance.now();
  const words = waiting.length === 1 ? (waiting[0] ?? "") : `${waiting.length} updates: ${waiting.join("; ")}`;
  waiting = [];
  speak({ ...spoken, polite: again(spoken.polite, words) });
}

function speak(next: Spoken) {
  spoken = next;
  for (const listener of listeners) listener();
  setTimeout(() => spoken === next && speak({ polite: "", urgent: "" }), clearMs);
}

/** A region that is set to the text it already holds stays silent, so a repeat differs by a no-break space. */
function again(before: string, words: string): string {
  return before === words ? `${words}\u00a0` : words;
}
