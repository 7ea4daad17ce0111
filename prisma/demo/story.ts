import type { Instant } from "../../lib/domain/calendar.ts";
import type { Identity } from "../../lib/server/identity.ts";
import type { Chance } from "./chance.ts";
import { person, workersOf } from "./people.ts";
import type { PlayedCase } from "./played-case.ts";

/** A case in play, what falls by chance in it, and the instant that the demo calls now. */
export type Story = { on: PlayedCase; chance: Chance; now: Instant };

/** Something that happens to a case; it takes at most so many days. */
export type Beat = { days: number; play(story: Story): Promise<void> };

/** Who works the case: its owner, or somebody of the owning team who takes it first. */
export async function worker({ on, chance }: Story): Promise<Identity> {
  const { team, user } = on.state.owner;
  if (user !== null) return { actor: { kind: "user", id: user } };
  const [first, ...others] = workersOf(team);
  if (!first) throw new Error(`Nobody works in ${team}.`);
  const taker = person(chance.pick([first, ...others]));
  await on.does(taker, "take-case", {});
  await on.wait(chance.between(2, 9));
  return taker;
}
