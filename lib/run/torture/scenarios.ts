import { accessTaken } from "./access-taken.ts";
import { answerLost } from "./answer-lost.ts";
import { crowdUnderFire } from "./crowd-under-fire.ts";
import { databaseKilled } from "./database-killed.ts";
import { flood } from "./flood.ts";
import { foreignOrigins } from "./foreign-origins.ts";
import { foreignTransaction } from "./foreign-transaction.ts";
import { joinMeanwhile } from "./join-meanwhile.ts";
import { messagesUnderFire } from "./messages-under-fire.ts";
import { moneyOutOfOrder } from "./money-out-of-order.ts";
import { oneCaseManyHands } from "./one-case-many-hands.ts";
import { outOfOrder } from "./out-of-order.ts";
import { paymentRacesDeadline } from "./payment-races-deadline.ts";
import { poisonAndNewer } from "./poison-and-newer.ts";
import { reconnectStorm } from "./reconnect-storm.ts";
import { shuffledPushes } from "./shuffled-pushes.ts";
import { signalLost } from "./signal-lost.ts";
import { soak } from "./soak.ts";
import type { Scenario } from "./trial.ts";
import { workersDie } from "./workers-die.ts";

/** Everything that Baton is put through, in this order. */
export const scenarios: readonly Scenario[] = [
  crowdUnderFire,
  oneCaseManyHands,
  answerLost,
  outOfOrder,
  joinMeanwhile,
  shuffledPushes,
  reconnectStorm,
  signalLost,
  accessTaken,
  foreignOrigins,
  flood,
  workersDie,
  paymentRacesDeadline,
  databaseKilled,
  foreignTransaction,
  poisonAndNewer,
  messagesUnderFire,
  moneyOutOfOrder,
  soak,
];
