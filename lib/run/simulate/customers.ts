import { type Chance, chanceOf } from "../../../prisma/demo/chance.ts";
import { TEXTED_BACK } from "../../../prisma/demo/contact-words.ts";
import { ApiLine } from "./api-line.ts";
import type { Stage } from "./colleague.ts";

type Message = { channel: "sms" | "whatsapp" | "email" | "letter"; direction: string; text: string };
const LINK = /https?:\/\/\S+(\/c\/[\w-]+)/;
const TRIES = 4;
const STOP_PERCENT = 6;

/** The customers: with their phones they read what came, answer it, and now and then stop a channel, by a word or behind the link. */
export class Customers {
  readonly #stage: Stage;
  readonly #line: ApiLine;
  readonly #chance: Chance;

  constructor(stage: Stage) {
    this.#stage = stage;
    const { url, key } = stage.demo;
    this.#line = new ApiLine(url, { headers: () => ({ authorization: `Bearer ${key}` }) }, stage.tally);
    this.#chance = chanceOf(`${stage.seed} customers`);
  }

  /** Somebody whom a message has reached does something with it; nobody, when none has. */
  async turn(): Promise<void> {
    const { facts, ref: ours } = this.#stage;
    const [first, ...others] = [...(ours ? [ours] : []), ...facts.written];
    for (let tries = 0; first && tries < TRIES; tries++) {
      const ref = this.#chance.pick([first, ...others]);
      const [last] = await this.#line.list<Message>(`/demo/phone/${ref}`);
      if (last?.direction === "to-customer" && last.channel !== "letter") return this.#answer(ref, last);
    }
  }

  leave(): void {}

  async #answer(ref: string, { channel, text }: Message): Promise<void> {
    const link = LINK.exec(text)?.[1];
    if (link && this.#chance.happens(30)) return this.#open(link);
    const stops = channel !== "email" && this.#chance.happens(STOP_PERCENT);
    const said = { channel, text: stops ? "STOP" : this.#chance.pick(TEXTED_BACK) };
    const { status, body, took } = await this.#line.ask("POST", `/demo/phone/${ref}/replies`, said);
    const { tally } = this.#stage;
    tally.answered(took, performance.now());
    if (status === 200) tally.accepted++;
    else if (status < 500) tally.refused(String(body.rule ?? body.code ?? status));
  }

  /** Opens the page that the message links to, and rarely stops its channel there. */
  async #open(path: string): Promise<void> {
    const { url } = this.#stage.demo;
    const act = this.#chance.happens(4 * STOP_PERCENT) ? "stop" : "opened";
    const signal = AbortSignal.timeout(30_000);
    const { status } = await fetch(`${url}${path}`, { method: "POST", body: new URLSearchParams({ act }), signal });
    if (status < 300) this.#stage.tally.accepted++;
    else if (status < 500) this.#stage.tally.refused(`link ${status}`);
    else this.#stage.tally.failed(status);
  }
}
