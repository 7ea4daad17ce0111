import type { CaseEvent } from "../../domain/events.ts";

type Ends = {
  /** Sends one event to everyone in the room. */
  emit: (event: CaseEvent) => void;
  /** Events after a version, in order, as many as one read gives. */
  read: (after: number) => Promise<CaseEvent[]>;
  /** A read failed: the next `hear` tries again. */
  failed: (error: unknown) => void;
};

type Waiter = { version: number; resolve: () => void; reject: (error: unknown) => void };

/**
 * The sequencer of one case on this node: whatever it is told, in whatever order and however often, the room gets each
 * version once, in order, none missing. What is missing is read from the log, by one read at a time.
 */
export class CaseFeed {
  /** The last version that the room has had. */
  position: number;
  #known: number;
  #ends: Ends;
  #waiting = new Map<number, CaseEvent>();
  #filling = false;
  #comers = 0;
  #recent: CaseEvent[] = [];
  #reaching: Waiter[] = [];

  constructor(position: number, ends: Ends) {
    this.position = position;
    this.#known = position;
    this.#ends = ends;
  }

  /** Events that were committed. */
  take(events: readonly CaseEvent[]): void {
    for (const event of events) if (event.version > this.position) this.#waiting.set(event.version, event);
    this.hear(events.at(-1)?.version ?? 0);
  }

  /** The case is at this version at least. */
  hear(version: number): void {
    this.#known = Math.max(this.#known, version);
    this.#advance();
    if (this.#known > this.position) void this.#fill();
  }

  /** Tries again what a failed read left open. */
  retry(): void {
    this.hear(this.position);
  }

  /** Somebody is about to enter: from now until `entered`, what the room gets is kept for them. */
  entering(): void {
    this.#comers += 1;
  }

  entered(): void {
    this.#comers -= 1;
    if (this.#comers === 0) this.#recent = [];
  }

  get awaited(): boolean {
    return this.#comers > 0;
  }

  /** What the room has had after `version`, since the first of those who are entering began to. */
  recentAfter(version: number): CaseEvent[] {
    return this.#recent.filter((event) => event.version > version);
  }

  /** Resolves when the room has had `version`; rejects when the log cannot be read. */
  reach(version: number): Promise<void> {
    if (version <= this.position) return Promise.resolve();
    const reached = new Promise<void>((resolve, reject) => this.#reaching.push({ version, resolve, reject }));
    this.hear(version);
    return reached;
  }

  #advance(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      this.#waiting.delete(next.version);
      this.position = next.version;
      if (this.#comers > 0) this.#recent.push(next);
      this.#ends.emit(next);
    }
    this.#settle(
      ({ version }) => version <= this.position,
      ({ resolve }) => resolve(),
    );
  }

  #next(): CaseEvent | undefined {
    return this.#waiting.get(this.position + 1);
  }

  async #fill(): Promise<void> {
    if (this.#filling) return;
    this.#filling = true;
    try {
      while (this.#known > this.position) await this.#fillOnce();
    } catch (error) {
      this.#settle(
        () => true,
        ({ reject }) => reject(error),
      );
      this.#ends.failed(error);
    } finally {
      this.#filling = false;
    }
  }

  async #fillOnce(): Promise<void> {
    const before = this.position;
    const events = await this.#ends.read(before);
    for (const event of events) if (event.version > this.position) this.#waiting.set(event.version, event);
    this.#advance();
    if (this.position > before) return;
    const announced = this.#known;
    this.#known = Math.max(before, ...this.#waiting.keys());
    throw new Error(`The log ends at ${before}, but ${announced} was announced.`);
  }

  #settle(which: (one: Waiter) => boolean, how: (one: Waiter) => void): void {
    const now = this.#reaching.filter(which);
    if (now.length === 0) return;
    this.#reaching = this.#reaching.filter((one) => !which(one));
    for (const one of now) how(one);
  }
}
