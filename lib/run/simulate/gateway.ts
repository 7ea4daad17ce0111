import { randomUUID } from "node:crypto";
import { type Chance, chanceOf } from "../../../prisma/demo/chance.ts";
import { REVERSALS } from "../../../prisma/demo/words.ts";
import type { CaseState } from "../../domain/case.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { ApiLine } from "./api-line.ts";
import type { Stage } from "./colleague.ts";
import { readTeams, readWatching } from "./desk-facts.ts";
import { giveCommand } from "./give-command.ts";
import { partOf } from "./money-acts.ts";
import { newCase } from "./new-case.ts";
import { pickRow } from "./pick-row.ts";

const OPEN_EVERY_MS = 120_000;
const OPEN_WHEN_SHORT_MS = 20_000;
const LOOK_EVERY_MS = 10_000;
const MOST_PAYMENTS = 40;

/** Other systems, by the demo's key: payments that come in, one that comes back, and now and then a new case. */
export class Gateway {
  readonly #stage: Stage;
  readonly #line: ApiLine;
  readonly #chance: Chance;
  readonly #ours: { ref: string; paymentId: string }[] = [];
  #lookedAt = performance.now();
  #openedAt = performance.now();
  #opened = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    const { url, key } = stage.demo;
    this.#line = new ApiLine(url, { headers: () => ({ authorization: `Bearer ${key}` }) }, stage.tally);
    this.#chance = chanceOf(`${stage.seed} gateway`);
  }

  async turn(): Promise<void> {
    await this.#look();
    if (this.#isTimeToOpen()) return this.#openCase();
    const back = this.#chance.happens(4) ? this.#ours.shift() : undefined;
    return back ? this.#reverse(back) : this.#pay();
  }

  leave(): void {}

  async #look(): Promise<void> {
    if (performance.now() - this.#lookedAt < LOOK_EVERY_MS) return;
    this.#lookedAt = performance.now();
    const teams = await readTeams(this.#line);
    if (teams.length > 0) this.#stage.facts.learn(teams);
    this.#stage.facts.meet(await readWatching(this.#line), performance.now());
  }

  #isTimeToOpen(): boolean {
    const short = this.#stage.facts.shortPortfolios().length > 0;
    return performance.now() - this.#openedAt > (short ? OPEN_WHEN_SHORT_MS : OPEN_EVERY_MS);
  }

  async #openCase(): Promise<void> {
    this.#openedAt = performance.now();
    const { facts, tally } = this.#stage;
    const short = facts.shortPortfolios();
    const body = newCase(short.length > 0 ? short : facts.portfolios, ++this.#opened, this.#chance);
    if (!body) return;
    const reference = `sim-${randomUUID()}`;
    const {
      status,
      body: answer,
      took,
    } = await this.#line.ask("POST", "/cases", {
      commandId: reference,
      ...body,
      customer: { ...body.customer, source: "simulate", reference },
    });
    tally.answered(took, performance.now());
    if (status === 201) tally.accepted++;
    else if (status < 500) tally.refused(String(answer.rule ?? answer.code));
  }

  async #pay(): Promise<void> {
    const ref = await this.#payingRef();
    const answer = ref ? await this.#line.ask("GET", `/cases/${ref}`) : null;
    if (answer?.status !== 200) return;
    const state = answer.body.case as CaseState;
    const amountMinor = this.#amountFor(state);
    if (amountMinor === 0) return;
    const outcome = await giveCommand(this.#line, this.#stage.tally, state.ref, {
      type: "record-payment",
      data: {
        amountMinor,
        currency: state.currency,
        method: this.#chance.pick(["card", "bank-transfer", "direct-debit"] as const),
        reference: `LP-${this.#chance.between(100_000, 999_999)}`,
      },
    });
    if (outcome.is !== "accepted") return;
    const paid = outcome.events.find((event) => event.type === "payment-received");
    if (paid?.type === "payment-received") this.#ours.push({ ref: state.ref, paymentId: paid.data.paymentId });
    if (this.#ours.length > 50) this.#ours.shift();
  }

  async #payingRef(): Promise<string | null> {
    if (this.#stage.ref && this.#chance.happens(25)) return this.#stage.ref;
    const filter = this.#chance.happens(40) ? "&status=arranging" : "";
    const rows = await this.#line.list<QueueRow>(`/cases?view=all&sort=due&limit=100${filter}`);
    const owing = rows.filter(({ balanceMinor }) => balanceMinor > 0);
    return pickRow(owing, "", this.#chance)?.ref ?? null;
  }

  /** What was promised, a part of the rest, rarely everything while a case may still be closed. 0: nothing now. */
  #amountFor({ arrangement, balanceMinor, payments, lifecycle }: CaseState): number {
    if (lifecycle.state === "closed" || balanceMinor === 0 || payments.length >= MOST_PAYMENTS) return 0;
    if (balanceMinor < 2_000 || this.#chance.happens(1)) return this.#stage.facts.closesLeft > 0 ? balanceMinor : 0;
    const promised = arrangement?.kind === "promise" ? arrangement.amountMinor - arrangement.receivedMinor : 0;
    if (promised > 0 && promised < balanceMinor && this.#chance.happens(60)) return promised;
    return Math.min(partOf(balanceMinor, this.#chance.between(12, 40)), balanceMinor);
  }

  async #reverse({ ref, paymentId }: { ref: string; paymentId: string }): Promise<void> {
    const data = { paymentId, reason: this.#chance.pick(REVERSALS) };
    await giveCommand(this.#line, this.#stage.tally, ref, { type: "reverse-payment", data });
  }
}
