import type { Node } from "../nodes/node-process.ts";
import type { Stand } from "./stand.ts";
import type { Trial } from "./trial.ts";

type Plan = { commands: number; kills: number };

/** Ends processes at random (kill -9) while commands are given, evenly over all of them; PostgreSQL once in the middle. */
export class Killer {
  readonly kills: string[] = [];
  readonly #stand: Stand;
  readonly #trial: Trial;
  readonly #every: number;
  readonly #targets: string[];
  #given = 0;
  #underway: Promise<void> = Promise.resolve();

  constructor(stand: Stand, trial: Trial, { commands, kills }: Plan) {
    this.#stand = stand;
    this.#trial = trial;
    this.#every = Math.floor(commands / (kills + 2));
    // Every other one is a web process: those have the people.
    const nodes = Array.from(
      { length: kills },
      (_, at) => trial.chance.one(at % 2 === 0 ? stand.web : stand.nodes).name,
    );
    this.#targets = nodes.toSpliced(Math.ceil(kills / 2), 0, "PostgreSQL");
  }

  /** Another command has been given. */
  tick(): void {
    this.#given += 1;
    if (this.#given % this.#every !== 0) return;
    const target = this.#targets.shift();
    // One after the other: what was ended is started again first.
    if (target)
      this.#underway = this.#underway.then(() => this.#kill(target)).catch((error) => this.#trial.fault(`${error}`));
  }

  /** Resolves when everything runs again. */
  async finish(): Promise<void> {
    await this.#underway;
  }

  async #kill(target: string): Promise<void> {
    this.kills.push(target);
    if (target === "PostgreSQL") return void process.kill(this.#stand.databasePid(), "SIGKILL");
    const node = this.#stand.nodes.find(({ name }) => name === target) as Node;
    await node.kill();
    await node.start();
  }
}
