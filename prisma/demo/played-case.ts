import { addWorkingMinutes, type Instant, isWorkingTime, plusMinutes } from "../../lib/domain/calendar.ts";
import { type CaseState, evolve, openCase as foldOpening } from "../../lib/domain/case.ts";
import type { CommandInput, CommandType, SystemCommand } from "../../lib/domain/commands.ts";
import type { CaseEvent } from "../../lib/domain/events.ts";
import { nextTimer } from "../../lib/domain/figures.ts";
import { type Identity, SYSTEM } from "../../lib/server/identity.ts";
import { openCase, readOpening } from "../../lib/server/open-case.ts";
import { type ReadCommand, readCommand } from "../../lib/server/read-command.ts";
import { runCommand } from "../../lib/server/run-command.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { hoursOf } from "./teams.ts";

type Opening = CommandInput["open-case"];

/**
 * One case as its story is played: each step is a command at the instant where the story stands, and what came due
 * before that instant happens first. Steps are numbered, so that playing the same story again changes nothing.
 */
export class PlayedCase {
  readonly #key: string;
  #state: CaseState;
  readonly #end: Instant;
  readonly #chance: Chance;
  #now: Instant;
  #steps = 0;

  private constructor(key: string, state: CaseState, now: Instant, end: Instant) {
    this.#key = key;
    this.#state = state;
    this.#now = now;
    this.#end = end;
    this.#chance = chanceOf(`moments of ${key}`);
  }

  /** Opens the case at an instant. Its story never goes past `end`. */
  static async open(key: string, at: Instant, end: Instant, opening: Opening): Promise<PlayedCase> {
    const answer = await openCase(SYSTEM, readOpening({ commandId: `seed:${key}:open`, ...opening }), {
      occurredAt: at,
    });
    const [opened] = answer.events;
    if (opened?.type !== "case-opened") throw new Error(`${key} did not open.`);
    return new PlayedCase(key, foldOpening(opened), at, end);
  }

  get ref(): string {
    return this.#state.ref;
  }

  get state(): CaseState {
    return this.#state;
  }

  /** Where the story stands. */
  get now(): Instant {
    return this.#now;
  }

  /** Time passes, by the clock. */
  async wait(minutes: number): Promise<void> {
    await this.waitUntil(plusMinutes(this.#now, minutes));
  }

  /** Time passes to this instant, or not at all when the story is past it; what comes due on the way happens. */
  async waitUntil(wanted: Instant): Promise<void> {
    const instant = wanted < this.#end ? wanted : this.#end;
    for (let due = nextTimer(this.#state); due && due <= instant; due = nextTimer(this.#state)) {
      this.#now = later(this.#now, due);
      await this.happens({ type: "advance-case", data: {} });
    }
    this.#now = later(this.#now, instant);
  }

  /** Time passes to the instant, or to a moment before it when the owning team does not work then. */
  async waitForWork(instant: Instant): Promise<void> {
    const hours = hoursOf(this.#state.owner.team);
    let moment = instant;
    while (moment > this.#now && !isWorkingTime(moment, hours)) {
      moment = plusMinutes(moment, -this.#chance.between(40, 400));
    }
    await this.waitUntil(moment);
  }

  /** This many minutes of a team's working time pass. */
  async waitWorking(minutes: number, team = this.#state.owner.team): Promise<void> {
    await this.waitUntil(addWorkingMinutes(this.#now, minutes, hoursOf(team)));
  }

  /** Somebody does something. People have seen the case as it is. What the gate blocks has happened too. */
  async does<T extends CommandType>(by: Identity, type: T, data: CommandInput[T]): Promise<CaseEvent[]> {
    const { version } = this.#state;
    const seen = by.actor.kind === "user" ? { basedOn: version, shown: version } : {};
    return this.#run(by, { ...readCommand({ commandId: this.#nextId(), type, data }), ...seen });
  }

  /** What Baton itself does, or a provider tells. `said`: what a repeat is compared by, where it has ids of its own. */
  async happens(command: SystemCommand, by = SYSTEM, said: ReadCommand["said"] = command): Promise<CaseEvent[]> {
    return this.#run(by, { commandId: this.#nextId(), command, said });
  }

  #nextId(): string {
    this.#steps += 1;
    return `seed:${this.#key}:${this.#steps}`;
  }

  async #run(by: Identity, read: ReadCommand): Promise<CaseEvent[]> {
    const answer = runCommand(by, this.ref, read, { occurredAt: this.#now });
    const { events } = await answer.catch((cause: unknown) => {
      throw new Error(`${read.commandId}: ${read.command.type} was not accepted`, { cause });
    });
    this.#state = events.reduce(evolve, this.#state);
    return events;
  }
}

function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
