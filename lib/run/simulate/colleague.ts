import { setTimeout as sleep } from "node:timers/promises";
import { type Chance, chanceOf } from "../../../prisma/demo/chance.ts";
import type { CaseState } from "../../domain/case.ts";
import type { UserViewer } from "../../domain/permissions.ts";
import type { QueueRow } from "../../domain/queue-row.ts";
import { ApiLine } from "./api-line.ts";
import { chooseAct, type Intention, isPeaceful } from "./choose-act.ts";
import type { CookieJar } from "./cookie-jar.ts";
import type { DeskFacts, Player } from "./desk-facts.ts";
import { giveCommand, type Outcome } from "./give-command.ts";
import { pickRow, VIEWS_BY_HABIT } from "./pick-row.ts";
import type { RunningDemo } from "./running-demo.ts";
import type { Scene } from "./scene.ts";
import { Screen } from "./screen.ts";
import { signIn } from "./sign-in.ts";
import type { Tally } from "./tally.ts";

export type Stage = {
  demo: RunningDemo;
  facts: DeskFacts;
  tally: Tally;
  seed: string;
  ref: string | null;
  thinkMs: number;
};

const TIDY_PERCENT = 3;
const NOTICES_KEPT = 6;

/** One simulated person: signed in, with a window of their own, looking at a case, thinking, acting, moving on. */
export class Colleague {
  readonly #stage: Stage;
  readonly #me: UserViewer;
  readonly #line: ApiLine;
  readonly #screen: Screen;
  readonly #chance: Chance;
  #actsLeft = 0;

  private constructor(stage: Stage, me: UserViewer, line: ApiLine, screen: Screen) {
    this.#stage = stage;
    this.#me = me;
    this.#line = line;
    this.#screen = screen;
    this.#chance = chanceOf(`${stage.seed} ${me.id}`);
  }

  static async arrive(stage: Stage, { email }: Player): Promise<Colleague> {
    const { demo, tally } = stage;
    let jar: CookieJar = await signIn(demo, email);
    const headers = () => ({ cookie: jar.header(), origin: demo.url });
    const renew = async () => {
      jar = await signIn(demo, email);
    };
    const line = new ApiLine(demo.url, { headers, renew }, tally);
    const me = await line.get<Omit<UserViewer, "kind">>("/me");
    return new Colleague(stage, { ...me, kind: "user" }, line, new Screen(line, headers, tally));
  }

  /** One act: on the case that is open, or on the next one that has something to do. */
  async turn(): Promise<void> {
    if (this.#isElsewhere()) return this.#screen.leave();
    if (this.#chance.happens(TIDY_PERCENT)) return this.#tidy();
    for (let tries = 0; tries < 4; tries++) {
      if (this.#actsLeft <= 0 && !(await this.#moveOn())) continue;
      const decided = this.#decide();
      if (decided) return this.#act(decided.intention, decided.state, 2);
      this.#actsLeft = 0;
    }
  }

  leave(): void {
    this.#screen.close();
  }

  /** The person of this name sits at a screen and works for themselves. */
  #isElsewhere(): boolean {
    return this.#stage.facts.guests(performance.now()).watching.has(this.#me.id);
  }

  /** Clears the older half of the inbox. */
  async #tidy(): Promise<void> {
    const notices = await this.#line.list<{ ref: string; version: number }>("/inbox?limit=40");
    for (const { ref, version } of notices.slice(Math.max(NOTICES_KEPT, notices.length / 2))) {
      await this.#line.ask("POST", `/inbox/${ref}`, { state: "done", version });
    }
  }

  async #moveOn(): Promise<boolean> {
    const ref = await this.#nextRef();
    if (!ref || !(await this.#screen.open(ref))) return false;
    // On a case of somebody else one looks, says one thing and goes.
    this.#actsLeft = this.#screen.state?.owner.user === this.#me.id ? this.#chance.between(1, 4) : 1;
    return true;
  }

  async #nextRef(): Promise<string | null> {
    const { ref } = this.#stage;
    if (ref && this.#chance.happens(25)) return ref;
    const view = this.#chance.weighted(VIEWS_BY_HABIT);
    const rows = await this.#line.list<QueueRow>(`/cases?view=${view}&limit=50`);
    return pickRow(rows, this.#me.id, this.#chance)?.ref ?? null;
  }

  #decide(): { intention: Intention; state: CaseState } | null {
    const scene = this.#scene();
    const intention = scene && chooseAct(scene);
    return intention && { intention, state: scene.state };
  }

  #scene(): Scene | null {
    const { facts } = this.#stage;
    const { state, here } = this.#screen;
    if (!state) return null;
    return {
      me: this.#me,
      state,
      here,
      now: new Date().toISOString(),
      chance: this.#chance,
      cast: facts.cast,
      guests: facts.guests(performance.now()),
      mayTake: facts.mayTake(state.owner.team),
      mayClose: facts.closesLeft > 0,
    };
  }

  /** Others see the person at it for a while; what was decided rests on the state from before. */
  async #act({ type, data, doing }: Intention, { ref, version }: CaseState, moreTries: number): Promise<void> {
    this.#actsLeft--;
    this.#screen.say(doing);
    await sleep((this.#stage.thinkMs * this.#chance.between(40, 160)) / 100);
    // Somebody may have come to look at the case meanwhile.
    const scene = this.#scene();
    if (!scene || !isPeaceful(type, scene)) return this.#screen.say("viewing");
    const shown = scene.state.version ?? version;
    const given = { type, data, basedOn: version, shown };
    const outcome = await giveCommand(this.#line, this.#stage.tally, ref, given);
    this.#screen.say("viewing");
    if (outcome.is === "accepted" && "toUser" in data) this.#stage.facts.offered(`${data.toUser}`, performance.now());
    await this.#learn(outcome, type, ref, moreTries);
  }

  async #learn(outcome: Outcome, type: string, ref: string, moreTries: number): Promise<void> {
    if (outcome.is === "accepted") return this.#remember(type, outcome);
    if (outcome.is === "gone" || !(await this.#screen.refresh(ref))) {
      this.#actsLeft = 0;
      return;
    }
    const decided = outcome.is === "again" && moreTries > 0 ? this.#decide() : null;
    if (decided) await this.#act(decided.intention, decided.state, moreTries - 1);
  }

  #remember(type: string, { events }: Extract<Outcome, { is: "accepted" }>): void {
    const { ref, owner: { team } = {} } = this.#screen.state ?? {};
    if (type === "schedule-contact" && ref) this.#stage.facts.wrote(ref);
    if (type === "take-case" && team) this.#stage.facts.took(team);
    if (type === "close-case") this.#stage.facts.closesLeft--;
    this.#screen.apply(events);
  }
}
