import { io, type Socket } from "socket.io-client";
import { applyEvents, type LiveCase } from "../../client/apply-event.ts";
import type { CaseEvent } from "../../domain/events.ts";
import type { Client } from "./client.ts";
import { Signal } from "./signal.ts";

type Joined = { ok: true; version: number; events?: CaseEvent[]; reset?: true } | { ok: false; code: string };
export type Heard = { event: string; message: Record<string, unknown> };

/** A browser's live half, without the browser: one socket, cases folded from what it brings, fetched again only as a browser would. */
export class Screen {
  readonly client: Client;
  readonly socket: Socket;
  readonly cases = new Map<string, LiveCase>();
  /** Everything the socket brought, in order. */
  readonly heard: Heard[] = [];
  /** Answers to joins, in order. */
  readonly joined: { ref: string; after: number; answer: Joined }[] = [];
  readonly changed = new Signal();
  /** How often it has come in. */
  connects = 0;
  /** How often it had to fetch a case again. */
  refetches = 0;
  /** Pushed while the case is being fetched again. */
  readonly #held = new Map<string, CaseEvent[]>();

  private constructor(client: Client) {
    this.client = client;
    const { authorization, ...headers } = client.headers;
    this.socket = io(client.url, {
      path: "/live",
      transports: ["websocket"],
      forceNew: true,
      reconnectionDelay: 100,
      reconnectionDelayMax: 500,
      extraHeaders: headers,
      ...(authorization && { auth: { token: authorization.replace("Bearer ", "") } }),
    });
    this.socket.on("connect", () => {
      this.connects += 1;
    });
    // Refused while the database was away: socket.io itself does not come back then.
    this.socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
      if (!this.socket.active && error.data?.code === "unavailable") setTimeout(() => this.socket.connect(), 500);
    });
    this.socket.onAny((event: string, message: Record<string, unknown>) => this.#hear(event, message));
  }

  static async open(client: Client, refs: string[] = []): Promise<Screen> {
    const screen = new Screen(client);
    await new Promise<void>((resolve, reject) => {
      screen.socket.once("connect", resolve).once("connect_error", reject);
    });
    for (const ref of refs) await screen.show(ref);
    screen.socket.on("connect", () => screen.#rejoin());
    return screen;
  }

  /** Fetches the case once, then joins from there. */
  async show(ref: string): Promise<void> {
    const { case: state, version } = await this.client.read(`/cases/${ref}`);
    this.cases.set(ref, { state, version, events: [] });
    const answer = await this.join(ref);
    if (!answer.ok) throw new Error(`joining ${ref} was answered ${answer.code}`);
  }

  /** The answer is taken in the moment in which it comes: events right behind it may be read in the same turn. */
  join(ref: string, after = this.version(ref)): Promise<Joined> {
    return new Promise((resolve, reject) => {
      this.socket.timeout(10_000).emit("case:join", { ref, after }, (error: Error | null, answer: Joined) => {
        if (error) return reject(error);
        this.joined.push({ ref, after, answer });
        if (answer.ok && answer.reset) void this.#fetchAgain(ref);
        if (answer.ok) this.#take(ref, answer.events ?? []);
        this.changed.tell();
        resolve(answer);
      });
    });
  }

  version(ref: string): number {
    return this.cases.get(ref)?.version ?? 0;
  }

  /** Resolves when the screen shows the case at this version or a later one. */
  reaches(ref: string, version: number): Promise<unknown> {
    return this.changed.until(() => this.version(ref) >= version, `${ref} at ${version}`);
  }

  hears(find: (heard: Heard) => boolean, what: string): Promise<unknown> {
    return this.changed.until(() => this.heard.some(find), what);
  }

  /** The versions of the case that were pushed, in the order in which they came. */
  pushed(ref: string): number[] {
    return this.heard.flatMap(({ event, message }) =>
      event === "case:event" && message.caseRef === ref ? [Number(message.version)] : [],
    );
  }

  close(): void {
    this.socket.disconnect();
  }

  #hear(event: string, message: Record<string, unknown>): void {
    this.heard.push({ event, message });
    if (event === "case:event") this.#take(String(message.caseRef), [message as unknown as CaseEvent]);
    this.changed.tell();
  }

  /** A gap is an error here: between join and join the server pushes every version. */
  #take(ref: string, events: CaseEvent[]): void {
    const before = this.cases.get(ref);
    if (!before) return;
    const held = this.#held.get(ref);
    if (held) return void held.push(...events);
    const { live, need } = applyEvents(before, events);
    if (need === "events") throw new Error(`${ref} at ${before.version} cannot take #${events[0]?.version}`);
    this.cases.set(ref, live);
    if (need === "case") void this.#fetchAgain(ref);
  }

  async #fetchAgain(ref: string): Promise<void> {
    const held: CaseEvent[] = [];
    this.#held.set(ref, held);
    this.refetches += 1;
    const { case: state, version } = await this.client.read(`/cases/${ref}`);
    this.cases.set(ref, { state, version, events: [] });
    this.#held.delete(ref);
    this.#take(ref, held);
    this.changed.tell();
  }

  async #rejoin(): Promise<void> {
    for (const ref of this.cases.keys()) {
      // Cut again, or the database away, in the middle: the next connect, or the next try, asks once more.
      const answer = await this.join(ref).catch(() => null);
      if (answer && !answer.ok && answer.code === "unavailable") this.socket.io.engine.close();
      if (!answer?.ok) return;
    }
  }
}
