const WINDOW_MS = 10_000;

/** What became of the commands: counts over all, and rate and latency over the last ten seconds. Times in milliseconds. */
export class Tally {
  accepted = 0;
  stale = 0;
  limited = 0;
  unanswered = 0;
  pushed = 0;
  readonly refusals = new Map<string, number>();
  readonly failures = new Map<number, number>();
  #took: number[] = [];
  #recent: { at: number; took: number }[] = [];
  #began: number;

  constructor(now: number) {
    this.#began = now;
  }

  /** The time starts now. */
  begin(now: number): void {
    this.#began = now;
  }

  /** A command was answered. */
  answered(took: number, now: number): void {
    this.#took.push(took);
    this.#recent.push({ at: now, took });
  }

  refused(rule: string): void {
    this.refusals.set(rule, (this.refusals.get(rule) ?? 0) + 1);
  }

  failed(status: number): void {
    this.failures.set(status, (this.failures.get(status) ?? 0) + 1);
  }

  get failureCount(): number {
    return sum(this.failures);
  }

  line(now: number): string {
    this.#recent = this.#recent.filter(({ at }) => at > now - WINDOW_MS);
    const span = Math.max(1_000, Math.min(WINDOW_MS, now - this.#began));
    return [
      clock(now - this.#began),
      `${(this.#recent.length / (span / 1_000)).toFixed(1)}/s`,
      `accepted ${this.accepted}`,
      `refused by rule ${sum(this.refusals)}`,
      latency(this.#recent.map(({ took }) => took)),
      ...(this.stale > 0 ? [`stale ${this.stale}`] : []),
      ...(this.failureCount > 0 ? [`server errors ${this.failureCount}`] : []),
    ].join("   ");
  }

  totals(now: number): string {
    const seconds = Math.max(0.001, (now - this.#began) / 1_000);
    const rate = (this.#took.length / seconds).toFixed(1);
    return [
      `${clock(now - this.#began)} played, ${this.#took.length} commands answered (${rate}/s), ${latency(this.#took)}`,
      `accepted ${this.accepted}, refused by rule ${counted(this.refusals)}, decided again after a change ${this.stale}`,
      `live events received ${this.pushed}, asked to wait (429) ${this.limited}, not answered ${this.unanswered}`,
      `server errors ${counted(this.failures)}`,
    ].join("\n");
  }
}

function latency(took: number[]): string {
  if (took.length === 0) return "p50 –   p99 –";
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? 0).toFixed(0);
  return `p50 ${at(0.5)} ms   p99 ${at(0.99)} ms`;
}

function counted(counts: ReadonlyMap<string | number, number>): string {
  if (counts.size === 0) return "0";
  const each = [...counts].toSorted(([, a], [, b]) => b - a).map(([what, count]) => `${what} ${count}`);
  return `${sum(counts)} (${each.join(", ")})`;
}

function sum(counts: ReadonlyMap<string | number, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  return [seconds / 3_600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
}
