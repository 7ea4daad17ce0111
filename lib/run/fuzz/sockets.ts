/** Hostile sockets beside one that behaves: it must be served all the while, and every answer must be one of ours. */
import fc from "fast-check";
import { io, type Socket } from "socket.io-client";
import { WebSocket } from "ws";
import { frames, type Message, messages } from "./socket-messages.ts";

export type SocketWorld = {
  url: string;
  /** Who behaves, and may read the cases: nobody else here, or the others' limits would be theirs. */
  witness: string;
  /** Tokens of those who may read the cases, and of those who may not. */
  insiders: readonly string[];
  outsiders: readonly string[];
  refs: readonly string[];
  secrets: readonly string[];
  /** Writes on the first case, so that its readers hear of it; its new version. */
  write(): Promise<number>;
};
export type SocketTally = {
  sockets: number;
  messages: number;
  answers: Record<string, number>;
  served: number;
  findings: string[];
};

const CODES = new Set(["not-found", "invalid", "rate-limited", "forbidden", "too-many", "unavailable", "unauthorized"]);
const PATIENCE = 10_000;

export function emptySocketTally(): SocketTally {
  return { sockets: 0, messages: 0, answers: {}, served: 0, findings: [] };
}

/** One round: hostile sockets of every kind at once, and the witness served after each. */
export async function fuzzSockets(
  world: SocketWorld,
  { seed, sockets }: { seed: number; sockets: number },
  tally: SocketTally,
): Promise<SocketTally> {
  const witness = await enter(world, world.witness);
  const heard = hearing(witness);
  await ask(witness, "case:join", { ref: world.refs[0], after: 0 });
  const said = fc.sample(fc.array(messages(world.refs), { minLength: 5, maxLength: 30 }), { seed, numRuns: sockets });
  const raw = fc.sample(fc.array(frames, { minLength: 1, maxLength: 8 }), { seed: seed + 1, numRuns: sockets });
  for (let at = 0; at < sockets; at += 1) {
    const isOutsider = at % 3 === 0;
    const token = pick(isOutsider ? world.outsiders : world.insiders, at);
    await Promise.all([
      talk(world, token, said[at] ?? [], isOutsider, tally),
      scrawl(world, token, raw[at] ?? [], at % 2 === 0, tally),
    ]);
    if (at % 8 === 7) await requireService(world, witness, heard, tally);
  }
  await flood(world, tally);
  await requireService(world, witness, heard, tally);
  witness.disconnect();
  return tally;
}

/** Says all of it at once and waits for what it asked for. */
async function talk(
  world: SocketWorld,
  token: string,
  said: Message[],
  isOutsider: boolean,
  tally: SocketTally,
): Promise<void> {
  const socket = await enter(world, token);
  tally.sockets += 1;
  if (isOutsider) socket.onAny((event, ...told) => requireSilence(world, `${event} ${JSON.stringify(told)}`, tally));
  const waiting = said.map(async ({ event, payloads, asks }) => {
    tally.messages += 1;
    if (!asks) return void socket.emit(nameOf(event), ...payloads);
    const answer = await answerTo(socket, event, payloads);
    if (answer !== GONE)
      noteAnswer(world, `${event} ${JSON.stringify(payloads)?.slice(0, 300)}`, answer, isOutsider, tally);
  });
  await Promise.all(waiting);
  socket.disconnect();
}

const GONE = Symbol("the socket was ended");

/** What came back; GONE when the server ended the socket, which it may. */
async function answerTo(socket: Socket, event: string, payloads: unknown[]): Promise<unknown> {
  const gone = new Promise((resolve) => socket.once("disconnect", () => resolve(GONE)));
  try {
    return await Promise.race([socket.timeout(PATIENCE).emitWithAck(nameOf(event), ...payloads), gone]);
  } catch (error) {
    return { unanswered: String(error) };
  }
}

/** The client library keeps these names for itself; frames carry them past it. */
const KEPT = new Set(["connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"]);

function nameOf(event: string): string {
  return KEPT.has(event) ? `${event} ` : event;
}

function noteAnswer(world: SocketWorld, asked: string, answer: unknown, isOutsider: boolean, tally: SocketTally): void {
  const said = answer as { ok?: boolean; code?: string };
  const kind = said?.ok === true ? "ok" : (said?.code ?? "none");
  tally.answers[kind] = (tally.answers[kind] ?? 0) + 1;
  if (said?.ok !== true && !CODES.has(kind)) tally.findings.push(`${asked} was answered ${JSON.stringify(answer)}`);
  if (isOutsider) requireSilence(world, `${JSON.stringify(answer)}`, tally);
}

function requireSilence({ secrets }: SocketWorld, told: string, tally: SocketTally): void {
  if (secrets.some((secret) => told.includes(secret)))
    tally.findings.push(`an outsider was told: ${told.slice(0, 300)}`);
}

/** Frames of its own making, before or after it has been let in; the server may end it, and must not mind. */
function scrawl(
  { url }: SocketWorld,
  token: string,
  raw: (string | Buffer)[],
  enters: boolean,
  tally: SocketTally,
): Promise<void> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/live/?EIO=4&transport=websocket`);
  tally.sockets += 1;
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), PATIENCE);
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(cut);
      resolve();
    });
    socket.on("open", () => {
      if (enters) socket.send(`40${JSON.stringify({ token })}`);
      for (const frame of raw) if (socket.readyState === WebSocket.OPEN) socket.send(frame);
      tally.messages += raw.length;
      socket.ping(Buffer.alloc(100));
    });
    // What was sent has arrived once the ping is answered.
    socket.on("pong", () => socket.close());
  });
}

/** Far more than anybody may say: told so, then ended. */
async function flood(world: SocketWorld, tally: SocketTally): Promise<void> {
  const socket = await enter(world, world.insiders[0] ?? "");
  const ended = new Promise<string>((resolve) => socket.once("disconnect", resolve));
  for (let at = 0; at < 5_000 && socket.connected; at += 1) socket.emit("case:leave", { ref: "" });
  tally.messages += 5_000;
  const why = await Promise.race([ended, later("it went on")]);
  if (why !== "io server disconnect" && why !== "transport close")
    tally.findings.push(`a flood did not end its socket: ${why}`);
  socket.disconnect();
}

async function requireService(
  world: SocketWorld,
  witness: Socket,
  heard: Set<number>,
  tally: SocketTally,
): Promise<void> {
  const version = await world.write();
  const answer = await ask(witness, "case:leave", { ref: "" });
  if ((answer as { ok?: boolean }).ok !== true)
    tally.findings.push(`the witness was answered ${JSON.stringify(answer)}`);
  const arrived = new Promise<string>((resolve) => {
    const look = () => heard.has(version) && resolve("heard");
    witness.onAny(look);
    look();
  });
  if ((await Promise.race([arrived, later("silence")])) === "silence")
    tally.findings.push(`the witness did not hear of version ${version}`);
  else tally.served += 1;
}

function hearing(witness: Socket): Set<number> {
  const heard = new Set<number>();
  witness.on("case:event", ({ version }: { version: number }) => heard.add(version));
  return heard;
}

function ask(socket: Socket, event: string, payload: unknown): Promise<unknown> {
  return socket.timeout(PATIENCE).emitWithAck(event, payload);
}

function later(word: string): Promise<string> {
  return new Promise((resolve) => setTimeout(() => resolve(word), PATIENCE).unref());
}

function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length] as T;
}

function enter({ url }: SocketWorld, token: string): Promise<Socket> {
  const options = { path: "/live", transports: ["websocket"], forceNew: true, reconnection: false, auth: { token } };
  const socket = io(url, options);
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve(socket));
    socket.once("connect_error", reject);
  });
}
