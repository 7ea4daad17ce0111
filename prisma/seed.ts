import { beginning } from "./demo/beginning.ts";
import { chanceOf } from "./demo/chance.ts";
import { inFlight } from "./demo/in-flight.ts";
import { playJourney } from "./demo/journey.ts";
import { planned } from "./demo/journeys.ts";
import { writeOrganisation } from "./demo/organisation.ts";

/**
 * Fills the database with the demo: organisation by plain inserts, everything about cases by commands. Told relative to
 * the instant of its first run and the same in every other respect; running it again changes nothing.
 */
export async function seed(): Promise<void> {
  const now = await beginning();
  await writeOrganisation();
  const history = planned(chanceOf("the demo"));
  await inFlight(
    12,
    history.map((one) => () => playJourney(one, now)),
  );
}
