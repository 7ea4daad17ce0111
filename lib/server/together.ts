/**
 * Takes things one by one and hands them on: at once while fewer than `atOnce` hand-overs are under way, else all that has
 * come meanwhile together, so that it is fast when there is little and cheap when there is much. `hand` never rejects.
 */
export function together<T>(atOnce: number, hand: (all: T[]) => Promise<void>): (one: T) => void {
  let waiting: T[] = [];
  let underway = 0;
  let asked = false;

  function ask(): void {
    if (asked || waiting.length === 0 || underway >= atOnce) return;
    asked = true;
    // What else comes in this turn of the loop goes along.
    setImmediate(() => void next());
  }

  async function next(): Promise<void> {
    asked = false;
    const all = waiting;
    waiting = [];
    underway += 1;
    try {
      await hand(all);
    } finally {
      underway -= 1;
      ask();
    }
  }

  return (one) => {
    waiting.push(one);
    ask();
  };
}
