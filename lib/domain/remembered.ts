const REMEMBERED = 4_096;

/** The answer as it was the last time, or asked for now. What is known is forgotten whole when it has grown too large. */
export function remembered<Answer>(known: Map<string, Answer>, question: string, answer: () => Answer): Answer {
  const before = known.get(question);
  if (before !== undefined) return before;
  if (known.size >= REMEMBERED) known.clear();
  const found = answer();
  known.set(question, found);
  return found;
}
