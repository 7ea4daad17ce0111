import { addWorkingMinutes, type Instant } from "../../lib/domain/calendar.ts";
import type { CommandInput } from "../../lib/domain/commands.ts";
import type { Identity } from "../../lib/server/identity.ts";
import type { Chance } from "./chance.ts";
import { type DemoName, person, workersOf } from "./people.ts";
import type { PlayedCase } from "./played-case.ts";
import { hoursOf } from "./teams.ts";

/** A case in play, what falls by chance in it, and the instant that the demo calls now. */
export type Story = { on: PlayedCase; chance: Chance; now: Instant };

/** Something that happens to a case; it takes at most so many days. */
export type Beat = { days: number; play(story: Story): Promise<void> };

export type Contact = CommandInput["record-contact"];

/** Who works the case: its owner, or somebody of the owning team who takes it first. */
export async function worker(story: Story): Promise<Identity> {
  const { team, user } = story.on.state.owner;
  if (user !== null) return { actor: { kind: "user", id: user } };
  const taker = person(oneOf(team, story.chance));
  await story.on.does(taker, "take-case", {});
  await story.on.wait(story.chance.between(2, 9));
  return taker;
}

export function oneOf(team: string, chance: Chance): DemoName {
  const [first, ...others] = workersOf(team);
  if (!first) throw new Error(`Nobody works in ${team}.`);
  return chance.pick([first, ...others]);
}

/** A call in which the right person was reached. */
export function call(disposition: Contact["disposition"], note: string, more: Partial<Contact> = {}): Contact {
  return { channel: "call", direction: "outbound", disposition, note, ...more };
}

/** A moment of the owning team's working time, on a round five minutes. */
export function workingMoment({ on }: Story, minutes: number): Instant {
  const exact = addWorkingMinutes(on.now, minutes, hoursOf(on.state.owner.team));
  return `${exact.slice(0, 15)}${Number(exact[15]) < 5 ? "0" : "5"}:00.000Z`;
}
