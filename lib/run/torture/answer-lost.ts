import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import type { Answer, Client, Said } from "../trial/client.ts";
import { canonical, type Proven } from "../trial/record.ts";
import { Screen } from "../trial/screen.ts";
import { wholeRecord } from "../trial/whole.ts";
import { openCases, type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";

type Sent = { ref: string; said: Said; answers: Answer[]; isRepeat: boolean };

export const answerLost: Scenario = {
  id: "2",
  name: "answer lost, client retries; double click",
  injected: "every command 2–5 times at once on two nodes; lines cut between commit and answer, and at random",
  minutes: 3,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 2, workers: 1 });
    const refs = await openCases(stand.desk, 10);
    const clicked = await Promise.all(
      range(trial.many(400)).map(() => clickOften(trial, stand, trial.chance.one(refs))),
    );
    const screen = await Screen.open(stand.desk.key, refs);
    const cut: Sent[] = [];
    for (let number = 0; number < trial.many(200); number += 1)
      cut.push(await cutThenRepeat(trial, stand, trial.chance.one(refs), number % 2 === 0 ? screen : null));
    screen.close();
    trial.measure("commands", clicked.length + cut.length);
    trial.measure(
      "answers",
      [...clicked, ...cut].reduce((sum, { answers }) => sum + answers.length, 0),
    );
    const records = new Map<string, Proven[]>();
    for (const ref of refs) records.set(ref, await wholeRecord(stand.desk.key, ref));
    trial.none(
      "not exactly once",
      [...clicked, ...cut].flatMap((sent) => faultsOf(sent, records.get(sent.ref) ?? [])),
    );
  },
};

async function clickOften(trial: Trial, { desk, at }: Stand, ref: string): Promise<Sent> {
  const said = aCommand();
  const copies = range(2 + trial.chance.below(4));
  const answers = await Promise.all(copies.map((node) => at(node, desk.key).post(`/cases/${ref}/commands`, said)));
  return { ref, said, answers, isRepeat: false };
}

/** With a screen, the line is cut when the event is on it: the command has been committed, its answer is never read. */
async function cutThenRepeat(trial: Trial, stand: Stand, ref: string, screen: Screen | null): Promise<Sent> {
  const said = aCommand();
  const { desk, at } = stand;
  const line = await sendUnread(at(trial.chance.below(2), desk.key), ref, said);
  if (screen) await screen.hears(({ message }) => message.commandId === said.commandId, "the event of a cut command");
  else await new Promise((resolve) => setTimeout(resolve, trial.chance.below(12)));
  line.destroy();
  const copies = range(1 + trial.chance.below(4));
  const answers = await Promise.all(copies.map((node) => at(node, desk.key).post(`/cases/${ref}/commands`, said)));
  return { ref, said, answers, isRepeat: screen !== null };
}

/** A request on a line of its own, whose answer nobody reads. */
function sendUnread({ url, headers }: Client, ref: string, said: Said): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify(said);
  const head = [
    `POST /api/v1/cases/${ref}/commands HTTP/1.1`,
    `host: ${hostname}:${port}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) }).pause();
    socket.on("error", reject);
    socket.write(`${head.join("\r\n")}\r\n\r\n${body}`, () => resolve(socket));
  });
}

function faultsOf({ said, answers, isRepeat }: Sent, record: Proven[]): string[] {
  const there = record.filter(({ proof }) => proof.envelope.commandId === said.commandId);
  const firsts = answers.filter(({ headers }) => headers.get("idempotent-replay") === null);
  const checks: [string, boolean][] = [
    ["was refused", answers.every(({ status }) => status === 200)],
    ["is not there once", there.length === 1],
    ["was answered in more than one way", new Set(answers.map(({ body }) => canonical(body))).size === 1],
    ["was answered otherwise than recorded", answers.every(({ body }) => body.events?.[0]?.id === there[0]?.id)],
    ["was done again instead of repeated", firsts.length <= (isRepeat ? 0 : 1)],
  ];
  return checks.flatMap(([what, holds]) => (holds ? [] : [`${said.commandId} ${what}`]));
}

function aCommand(): Said {
  const commandId = randomUUID();
  return { commandId, type: "add-note", data: { text: commandId } };
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
