/** A small client of Baton's API. Copy it: it needs Node 22.18 or newer and `socket.io-client`, and nothing of Baton. */
import { io, type Socket } from "socket.io-client";

export type CaseEvent = {
  id: string;
  caseRef: string;
  version: number;
  type: string;
  at: string;
  occurredAt: string;
  actor: { kind: string; id: string };
  data: Record<string, unknown>;
};
export type NewCase = {
  portfolio: string;
  customer: { reference?: string; name: string; phone?: string; email?: string };
  debts: { reference: string; balanceMinor: number; dueOn?: string }[];
};
export type Payment = { amountMinor: number; currency: string; method: string; reference: string };
type Accepted = { ref: string; version: number; events: CaseEvent[] };
type Page = { items: CaseEvent[]; version: number };
type Joined = { ok: true; version: number; events?: CaseEvent[]; reset?: true } | { ok: false; code: string };

/** What Baton answered instead: RFC 9457. `code` is what programs decide by, `traceId` what an admin asks for. */
export class BatonProblem extends Error {
  readonly problem: { status: number; code: string; detail: string; traceId: string };
  constructor(problem: BatonProblem["problem"]) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.problem = problem;
  }
}

export class Baton {
  readonly url: string;
  readonly #key: string;

  /** `url`: the origin, such as https://baton.example.com. `key`: an API key with the scopes read and write. */
  constructor(url: string, key: string) {
    this.url = url;
    this.#key = key;
  }

  /** The same `commandId` again, after an answer that got lost, opens nothing and gives the first answer. */
  openCase(commandId: string, opening: NewCase): Promise<Accepted> {
    return this.#send("POST", "/cases", { commandId, ...opening });
  }

  /** Best with the gateway's own id in `commandId`: however often it says so, the payment counts once. */
  recordPayment(ref: string, commandId: string, data: Payment): Promise<Accepted> {
    return this.#send("POST", `/cases/${ref}/commands`, { commandId, type: "record-payment", data });
  }

  /** The record after a version, whole. */
  async eventsAfter(ref: string, after: number): Promise<CaseEvent[]> {
    const { items, version } = await this.#send<Page>("GET", `/cases/${ref}/events?after=${after}&limit=200`);
    const last = items.at(-1)?.version ?? version;
    return last < version ? [...items, ...(await this.eventsAfter(ref, last))] : items;
  }

  /** Hears every event of the case after a version, in order, each once, until `stop`; cuts are made good. */
  follow(ref: string, after: number, hear: (event: CaseEvent) => void): { socket: Socket; stop(): void } {
    const socket = io(this.url, {
      path: "/live",
      transports: ["websocket"],
      auth: { token: this.#key },
      forceNew: true,
    });
    let seen = after;
    const take = (events: CaseEvent[]) => {
      for (const event of events) {
        if (event.version !== seen + 1) continue;
        seen = event.version;
        hear(event);
      }
    };
    const catchUp = async () => {
      const answer: Joined = await socket.emitWithAck("case:join", { ref, after: seen });
      if (!answer.ok) throw new Error(`The case cannot be followed: ${answer.code}`);
      // Too much was missed for the socket: the record has it.
      take(answer.reset ? await this.eventsAfter(ref, seen) : (answer.events ?? []));
    };
    const orAgain = () => catchUp().catch(() => socket.disconnect().connect());
    // At the first connection, and at every one after a cut.
    socket.on("connect", orAgain);
    socket.on("case:event", (event: CaseEvent) => {
      if (event.caseRef !== ref) return;
      if (event.version > seen + 1) orAgain();
      else take([event]);
    });
    return { socket, stop: () => void socket.disconnect() };
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { authorization: `Bearer ${this.#key}`, "content-type": "application/json" };
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new BatonProblem((await answer.json()) as BatonProblem["problem"]);
    return (await answer.json()) as T;
  }
}
