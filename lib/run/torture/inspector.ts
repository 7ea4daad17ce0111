import WebSocket from "ws";

/** Node's own inspector of another process: what that process must be started with. */
export const INSPECTED = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

type Answer = { id?: number; result?: Record<string, unknown>; error?: { message: string } };

/** A process that can be told to collect its garbage, so that what its heap holds afterwards is held by something. */
export class Inspector {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      const answer = JSON.parse(String(data)) as Answer;
      this.#waiting.get(answer.id ?? 0)?.(answer);
    });
  }

  /** `said`: everything that the process has printed; it says there where its inspector listens. */
  static async open(said: string): Promise<Inspector> {
    const address = /Debugger listening on (ws:\S+)/.exec(said)?.[1];
    if (!address) throw new Error("the process was not started with its inspector");
    const socket = new WebSocket(address, { perMessageDeflate: false });
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    return new Inspector(socket);
  }

  /** Megabytes that are in use on the heap after a collection. */
  async heapAfterCollection(): Promise<number> {
    await this.#ask("HeapProfiler.collectGarbage");
    const { usedSize } = await this.#ask("Runtime.getHeapUsage");
    return Number(usedSize) / 1_048_576;
  }

  close(): void {
    this.#socket.terminate();
  }

  #ask(method: string): Promise<Record<string, unknown>> {
    this.#asked += 1;
    const id = this.#asked;
    this.#socket.send(JSON.stringify({ id, method }));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        this.#waiting.delete(id);
        if (error) reject(new Error(error.message));
        else resolve(result ?? {});
      });
    });
  }
}
