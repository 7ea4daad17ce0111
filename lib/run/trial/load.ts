import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Accepted, Client, Said } from "./client.ts";
import { Signal } from "./signal.ts";
import { wholeRecord } from "./whole.ts";

type Try = {
  ref: string;
  said: Said;
  by: Client;
  accepted: Accepted | null;
  status: number | null;
  milliseconds: number;
};

/** Clients that go on giving commands, whatever the answer, until told to stop; each waits for its own answer. */
export class Load {
  readonly tries: Try[] = [];
  readonly changed = new Signal();
  #running: Promise<void>[];
  #stopped = false;

  constructor(clients: Client[], refs: string[]) {
    this.#running = clients.map((client, at) => this.#work(client, refs, at));
  }

  get acknowledged(): number {
    return this.tries.filter(({ accepted }) => accepted).length;
  }

  /** Resolves when so many more commands have been acknowledged. */
  acknowledges(more: number): Promise<void> {
    const wanted = this.acknowledged + more;
    return this.changed.until(() => this.acknowledged >= wanted, `${wanted} acknowledged commands`);
  }

  /** Resolves when so many commands more were answered so. */
  answers(status: number, more: number): Promise<void> {
    const count = () => this.tries.filter((one) => one.status === status).length;
    const wanted = count() + more;
    return this.changed.until(() => count() >= wanted, `${wanted} answers ${status}`);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  /** Sends again what was never acknowledged, as a client does: with the same commandId. */
  async settle(): Promise<void> {
    const open = this.tries.filter(({ accepted }) => !accepted);
    for (const one of open) {
      const answer = await one.by.post(`/cases/${one.ref}/commands`, one.said);
      assert.equal(answer.status, 200, answer.text);
      one.accepted = answer.body;
    }
  }

  async #work(client: Client, refs: string[], at: number): Promise<void> {
    for (let number = 0; !this.#stopped; number += 1) {
      const ref = refs[(at + number) % refs.length] ?? "";
      const said = { commandId: randomUUID(), type: "add-note", data: { text: `Note ${number} of client ${at}` } };
      this.tries.push(await attempt(client, ref, said));
      this.changed.tell();
    }
  }
}

async function attempt(by: Client, ref: string, said: Said): Promise<Try> {
  const began = performance.now();
  const answer = await by.post(`/cases/${ref}/commands`, said).catch(() => null);
  const accepted = answer?.status === 200 ? answer.body : null;
  return { ref, said, by, accepted, status: answer?.status ?? null, milliseconds: performance.now() - began };
}

/** Every acknowledged command is in a whole record, exactly as it was answered; no other command is there twice. */
export async function keepsItsWord(reader: Client, refs: string[], tries: Try[]): Promise<void> {
  for (const ref of refs) {
    const record = await wholeRecord(reader, ref);
    const found = (one: Try) => record.filter(({ proof }) => proof.envelope.commandId === one.said.commandId);
    const broken = (one: Try) =>
      one.accepted ? idsOf(found(one)) !== idsOf(one.accepted.events) : found(one).length > 1;
    const lost = tries.filter((one) => one.ref === ref && broken(one)).map(({ said }) => said.commandId);
    assert.deepEqual(lost, [], `${ref} does not keep its word`);
  }
}

function idsOf(events: readonly { id: string; hash: string; version: number }[]): string {
  return events.map(({ id, hash, version }) => `${version} ${id} ${hash}`).join();
}
