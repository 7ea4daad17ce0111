/** Test kit: a mail server written by hand, which answers each step as it is told, breaks off or says nothing. */

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

type Step = "greeting" | "EHLO" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "message";
/** The answer to give; null: breaks the line; `silence`: says nothing; absent: the usual one. */
type Answer = string | null | undefined;
/** `connection` and `time` count from 0: which connection, and how often it has come to this step. */
export type Script = Partial<Record<Step, Answer | ((connection: number, time: number) => Answer)>>;

export type GivenServer = {
  port: number;
  /** Each message that came whole, dots undone. */
  taken: string[];
  /** The commands, in order, over all connections. */
  heard: string[];
  stop(): Promise<void>;
};

const USUAL: Record<Step, string> = {
  greeting: "220 here",
  EHLO: "250-here\r\n250-SIZE 1000000\r\n250-AUTH PLAIN\r\n250 DSN",
  AUTH: "235 2.7.0 yes",
  MAIL: "250 2.1.0 yes",
  RCPT: "250 2.1.5 yes",
  DATA: "354 go on",
  message: "250 2.0.0 queued",
};

export async function givenSmtpServer(script: Script = {}): Promise<GivenServer> {
  const taken: string[] = [];
  const heard: string[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    open.add(socket.on("close", () => open.delete(socket)).on("error", () => {}));
    const at = connections++;
    const times: Partial<Record<Step, number>> = {};
    const answer = (step: Step) => {
      const said = script[step];
      const time = times[step] ?? 0;
      times[step] = time + 1;
      const one = typeof said === "function" ? said(at, time) : said;
      if (one === null) return void socket.destroy();
      if (one !== "silence") socket.write(`${one ?? USUAL[step]}\r\n`);
    };
    answer("greeting");
    converse(socket, answer, heard, taken);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      for (const socket of open) socket.destroy();
    });
  return { port: (server.address() as AddressInfo).port, taken, heard, stop };
}

function converse(socket: Socket, answer: (step: Step) => void, heard: string[], taken: string[]): void {
  let text = "";
  let writing = false;
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    for (let end = endOf(text, writing); end > 0; end = endOf(text, writing)) {
      const piece = text.slice(0, end);
      text = text.slice(end);
      if (writing) {
        writing = false;
        taken.push(piece.slice(0, -3).replaceAll(/^\.\./gm, "."));
        answer("message");
        continue;
      }
      const command = piece.trim();
      heard.push(command);
      const verb = command.slice(0, 4).toUpperCase();
      if (verb === "QUIT") socket.end("221 bye\r\n");
      else if (verb === "RSET") socket.write("250 yes\r\n");
      else answer(verb as Step);
      if (verb === "DATA") writing = true;
    }
  });
}

/** Where the line, or the message after DATA, ends; 0 while it does not. */
function endOf(text: string, writing: boolean): number {
  const end = writing ? "\r\n.\r\n" : "\r\n";
  const at = text.indexOf(end);
  return at < 0 ? 0 : at + end.length;
}
