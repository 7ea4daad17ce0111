import { beginning } from "./demo/beginning.ts";
import { chanceOf } from "./demo/chance.ts";
import { inFlight } from "./demo/in-flight.ts";
import { playJourney } from "./demo/journey.ts";
import { BREAKING, CHASED, PROMISING, UNTAKEN } from "./demo/journeys.ts";
import { writeOrganisation } from "./demo/organisation.ts";

/**
 * Fills the database with the demo: organisation by plain inserts, everything about cases by commands. Told relative to
 * the instant of its first run and the same in every other respect; running it again changes nothing.
 */
export async function seed(): Promise<void> {
  const now = await beginning();
  await writeOrganisation();
  const chance = chanceOf("the demo");
  const work = Array.from({ length: 36 }, (_, number) => {
    const journey = number < 8 ? UNTAKEN : chance.pick([CHASED, PROMISING, BREAKING]);
    const portfolio = chance.weighted([
      [5, "uk-cards"],
      [2, "us-receivables"],
      [1, "za-store-cards"],
    ] as const);
    return () => playJourney(number + 1, portfolio, journey, now);
  });
  await inFlight(12, work);
}
