import { tellBankFile } from "./demo/bank-file.ts";
import { beginning } from "./demo/beginning.ts";
import { chanceOf } from "./demo/chance.ts";
import { tellGatewayAccount } from "./demo/gateway-account.ts";
import { inFlight } from "./demo/in-flight.ts";
import { keepInboxes } from "./demo/inbox.ts";
import { playJourney } from "./demo/journey.ts";
import { planned } from "./demo/journeys.ts";
import { writeOrganisation } from "./demo/organisation.ts";
import { emptyOutbox } from "./demo/outbox.ts";
import { atTheCeiling, interestAndFees, remedied } from "./demo/scenes/charged.ts";
import { chargebackLost, chargebackOpen, chargebackWon, overpaid, refundCameBack } from "./demo/scenes/gone-back.ts";
import { offeredToPriya, offeredToTheQueue, ranOut } from "./demo/scenes/offered.ts";
import { atTheBank, paidYesterday, ranOutOfTime } from "./demo/scenes/paying.ts";
import { ruth } from "./demo/scenes/ruth.ts";
import { desk, openComplaint, promiseBrokenYesterday, promiseDueToday, twoCases } from "./demo/scenes/today.ts";
import { fresh, givenBackToTheQueue, overdue } from "./demo/scenes/waiting.ts";
import { writeTemplates } from "./demo/templates/write-templates.ts";

const AT_ONCE = 12;
const SCENES = [
  ruth,
  ranOut,
  openComplaint,
  twoCases,
  interestAndFees,
  atTheCeiling,
  remedied,
  overpaid,
  refundCameBack,
  chargebackLost,
  chargebackWon,
  chargebackOpen,
  paidYesterday,
  ranOutOfTime,
  atTheBank,
  promiseBrokenYesterday,
  promiseDueToday,
  overdue,
  ...desk,
  ...fresh,
  givenBackToTheQueue,
  offeredToTheQueue,
  offeredToPriya,
];

/**
 * Fills the database with the demo: organisation by plain inserts, everything about cases by commands. Told relative to
 * the instant of its first run and the same in every other respect; running it again changes nothing.
 */
export async function seed(say: (line: string) => void = console.log): Promise<void> {
  const now = await beginning();
  await writeOrganisation();
  await writeTemplates();
  const cases = [
    ...planned(chanceOf("the demo")).map((one) => () => playJourney(one, now)),
    ...SCENES.map((scene) => () => scene(now)),
  ];
  await inFlight(AT_ONCE, cases, (done) => {
    if (done % 100 === 0) say(`  demo: ${done} of ${cases.length} cases told`);
  }).catch((cause: Error) => {
    throw new Error(`The demo could not be told to its end (${cause.message}). Begin again with an empty database.`, {
      cause,
    });
  });
  await tellGatewayAccount();
  await tellBankFile(now);
  await keepInboxes(now);
  await emptyOutbox(now);
}
