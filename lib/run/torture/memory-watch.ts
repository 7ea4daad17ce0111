import type { Inspector } from "./inspector.ts";
import { type Point, slopeOf } from "./linear.ts";
import { figuresOf } from "./process-figures.ts";

/** What is filled first, caches and compiled code, is no leak. */
const WARM_UP_SHARE = 0.3;

type Of = "heap" | "rss";

/** A server's memory over time: its heap after a collection, and what the system sees just then. */
export class MemoryWatch {
  readonly #points: Record<Of, Point[]> = { heap: [], rss: [] };
  readonly #timer: NodeJS.Timeout;
  readonly #began = performance.now();

  constructor(inspector: Inspector, pid: number, everyMs: number) {
    this.#timer = setInterval(() => void this.#look(inspector, pid), everyMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** MB a minute, by a linear fit over what came after the warm-up. */
  slope(of: Of): number {
    return slopeOf(this.#settled(of));
  }

  ends(of: Of): string {
    const settled = this.#settled(of);
    return `${settled[0]?.y.toFixed(1)} → ${settled.at(-1)?.y.toFixed(1)}`;
  }

  get looks(): number {
    return this.#points.heap.length;
  }

  async #look(inspector: Inspector, pid: number): Promise<void> {
    const heap = await inspector.heapAfterCollection();
    const x = (performance.now() - this.#began) / 60_000;
    this.#points.heap.push({ x, y: heap });
    this.#points.rss.push({ x, y: figuresOf(pid).rssMb });
  }

  #settled(of: Of): Point[] {
    const points = this.#points[of];
    return points.slice(Math.floor(points.length * WARM_UP_SHARE));
  }
}
