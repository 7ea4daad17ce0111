import type { Chance } from "../trial/chance.ts";
import type { Client } from "../trial/client.ts";
import { type Meant, spoiled } from "../trial/random-commands.ts";
import { bodyOf, doer, type Around as Trial } from "../trial/who-gives.ts";
import type { Sent } from "./audit.ts";
import { persist } from "./persistent.ts";

export type Around = Trial & {
  refs: string[];
  /** Hears of each command that has its answer. */
  commandGiven: () => void;
};

/** Gives its commands one after the other; each goes out one to five times at once, and old ones come again. */
export async function give(client: Client, meant: Meant[], around: Around): Promise<Sent[]> {
  const { chance, refs } = around;
  const sent: Sent[] = [];
  for (const [number, random] of meant.entries()) {
    const one = chance.below(2) === 0 ? everyday(number, chance) : random;
    // Few cases close, so that the others have a life.
    const ref = chance.one(one.type === "close-case" ? refs.slice(0, Math.ceil(refs.length / 5)) : refs);
    const body = bodyOf(one, ref, `${client.id}-${number}`, around);
    const by = doer(one, client, ref, around);
    sent.push(
      await sendOften({ by, ref, commandId: String(body.commandId), body, answers: [], unanswered: 0 }, chance),
    );
    around.commandGiven();
    const old = chance.one(sent);
    if (chance.below(10) === 0 && old.answers.some(({ status }) => status === 200)) await sendOnce(old, old.body);
  }
  return sent;
}

/** What is given most: nobody refuses it, so that enough is written. */
function everyday(number: number, chance: Chance): Meant {
  const payment = { amountMinor: 1 + chance.below(500), currency: "GBP", method: "card", reference: `P-${number}` };
  const call = { channel: "call", direction: "outbound", disposition: "no-answer" };
  return chance.one<Meant>([
    { who: "key", type: "add-note", data: { text: `Note ${number}` } },
    { who: "key", type: "record-payment", data: payment },
    { who: "key", type: "record-contact", data: call },
  ]);
}

async function sendOften(sent: Sent, chance: Chance): Promise<Sent> {
  const wrong = chance.below(8) === 0;
  const copies = wrong ? 1 : chance.one([1, 1, 2, 2, 3, 5]);
  const body = wrong ? spoiled(sent.body, chance) : sent.body;
  await Promise.all(Array.from({ length: copies }, () => sendOnce(sent, body)));
  return sent;
}

async function sendOnce(sent: Sent, body: unknown): Promise<void> {
  const { answer, unanswered } = await persist(sent.by, `/cases/${sent.ref}/commands`, body);
  sent.answers.push(answer);
  sent.unanswered += unanswered;
}
