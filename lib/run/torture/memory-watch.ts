import type { Client } from "../trial/client.ts";
import { counted } from "./counted.ts";
import { type Point, slopeOf } from "./linear.ts";
import { figuresOf } from "./process-figures.ts";

const LOOK_MS = 1_000;
/** The lowest heap of this many looks is what was left after a collection. */
const WINDOW = 20;
/** What is filled first, caches and compiled code, is no leak. */
const WARM_UP_SHARE = 0.3;

type Look = Point & { rss: number };

/** A server's memory over time: its heap as it tells it itself, and what the system sees. */
export class MemoryWatch {
  readonly #looks: Look[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #began = performance.now();

  constructor(server: Client, pid: number) {
    this.#timer = setInterval(() => {
      counted(server, "nodejs_heap_size_used_bytes").then(
        (bytes) =>
          this.#looks.push({
            x: (performance.now() - this.#began) / 60_000,
            y: bytes / 1_048_576,
            rss: figuresOf(pid).rssMb,
          }),
        () => {},
      );
    }, LOOK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** MB a minute by a linear fit over what came after the warm-up. */
  slopes(): { heap: number; rss: number } {
    return { heap: slopeOf(settled(this.#floors("heap"))), rss: slopeOf(settled(this.#floors("rss"))) };
  }

  ends(of: "heap" | "rss"): string {
    const points = settled(this.#floors(of));
    return `${points[0]?.y.toFixed(0)} → ${points.at(-1)?.y.toFixed(0)}`;
  }

  #floors(of: "heap" | "rss"): Point[] {
    const windows = Object.values(Object.groupBy(this.#looks, (_, at) => Math.floor(at / WINDOW)));
    return windows.flatMap((looks = []) => {
      const values = looks.map((look) => (of === "heap" ? look.y : look.rss));
      return [{ x: looks[0]?.x ?? 0, y: Math.min(...values) }];
    });
  }
}

function settled(points: Point[]): Point[] {
  return points.slice(Math.floor(points.length * WARM_UP_SHARE));
}
