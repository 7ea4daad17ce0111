import { io, type Socket } from "socket.io-client";
import { type CaseState, evolve } from "../../domain/case.ts";
import { SIMULATED_AGENT } from "../../domain/demo-day.ts";
import type { CaseEvent } from "../../domain/events.ts";
import type { ApiLine } from "./api-line.ts";
import type { Doing } from "./scene.ts";
import type { Tally } from "./tally.ts";

type Joined = { ok: true; version: number; events?: CaseEvent[]; reset?: true } | { ok: false; code: string };

type Here = { ref: string; people: { id: string; on?: string }[] };

const HEARTBEAT_MS = 15_000;

/** One person's window: at most one case on it, kept current by the live feed, and what others see the person do there. */
export class Screen {
  #state: CaseState | null = null;
  #here: string[] = [];
  #doing: Doing = "viewing";
  readonly #socket: Socket;
  readonly #line: ApiLine;
  readonly #beat: NodeJS.Timeout;
  readonly #tally: Tally;

  constructor(line: ApiLine, headers: () => Record<string, string>, tally: Tally) {
    this.#line = line;
    this.#tally = tally;
    const extraHeaders = () => ({ ...headers(), "user-agent": SIMULATED_AGENT });
    this.#socket = io(line.url, {
      path: "/live",
      transports: ["websocket"],
      forceNew: true,
      extraHeaders: extraHeaders(),
    });
    this.#socket.on("case:event", (event: CaseEvent) => this.#hear(event));
    this.#socket.on("presence", ({ ref, people }: Here) => {
      if (ref === this.#state?.ref) this.#here = people.flatMap(({ id, on }) => (on === undefined ? [id] : []));
    });
    this.#socket.on("access:revoked", ({ ref }: { ref: string }) => this.#forget(ref));
    this.#socket.on("connect", () => void this.#join());
    this.#socket.on("connect_error", () => {
      // The session may be a new one by the next attempt; socket.io reads the headers again then.
      this.#socket.io.opts.extraHeaders = extraHeaders();
      if (!this.#socket.active) setTimeout(() => this.#socket.connect(), 1_000);
    });
    this.#socket.on("disconnect", (reason) => {
      if (reason === "io server disconnect") setTimeout(() => this.#socket.connect(), 1_000);
    });
    this.#beat = setInterval(() => this.#tell(), HEARTBEAT_MS);
  }

  get state(): CaseState | null {
    return this.#state;
  }

  /** Who has the case open, this person too. */
  get here(): readonly string[] {
    return this.#here;
  }

  /** Opens the case in place of the one before. False when this person may not know it. */
  async open(ref: string): Promise<boolean> {
    this.leave();
    if (!(await this.refresh(ref))) return false;
    await this.#join();
    return this.#state !== null;
  }

  leave(): void {
    if (this.#state && this.#socket.connected) this.#socket.emit("case:leave", { ref: this.#state.ref });
    this.#state = null;
    this.#here = [];
    this.#doing = "viewing";
  }

  /** Reads the case afresh. */
  async refresh(ref: string): Promise<boolean> {
    const { status, body } = await this.#line.ask("GET", `/cases/${ref}`);
    this.#state = status === 200 ? (body.case as CaseState) : null;
    return this.#state !== null;
  }

  say(doing: Doing): void {
    this.#doing = doing;
    this.#tell();
  }

  /** The answers of the person's own commands, and what the case went through meanwhile. */
  apply(events: readonly CaseEvent[]): void {
    for (const event of events) this.#next(event);
  }

  close(): void {
    clearInterval(this.#beat);
    this.#socket.disconnect();
  }

  async #join(): Promise<void> {
    if (!this.#state || !this.#socket.connected) return;
    const { ref, version } = this.#state;
    const joined = await this.#ask("case:join", { ref, after: version });
    if (joined?.ok && joined.reset) await this.refresh(ref);
    else if (joined?.ok) this.apply(joined.events ?? []);
    else if (joined) this.#forget(ref);
    this.#tell();
  }

  async #ask(event: string, payload: object): Promise<Joined | null> {
    // Offline: the join is made again when the socket is back.
    return this.#socket
      .timeout(8_000)
      .emitWithAck(event, payload)
      .catch(() => null);
  }

  #hear(event: CaseEvent): void {
    this.#tally.pushed++;
    if (this.#state?.ref !== event.caseRef) return;
    if (event.version > this.#state.version + 1) void this.#join();
    else this.#next(event);
  }

  #next(event: CaseEvent): void {
    const state = this.#state;
    if (state?.ref === event.caseRef && event.version === state.version + 1) this.#state = evolve(state, event);
  }

  #forget(ref: string): void {
    if (this.#state?.ref === ref) this.#state = null;
  }

  #tell(): void {
    if (this.#state && this.#socket.connected) {
      this.#socket.emit("presence", { ref: this.#state.ref, state: this.#doing });
    }
  }
}
