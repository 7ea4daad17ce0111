import { givenDesk, givenLive } from "../../server/live/given-live.ts";
import { startTestCluster } from "../test-database.ts";
import type { Trial } from "./trial.ts";

/** The live half in this process, where its every step can be reached, on a database of its own. */
export async function openHall(trial: Trial): Promise<Awaited<ReturnType<typeof givenLive>>> {
  const key = Buffer.alloc(32, 1).toString("base64");
  const keys = { BATON_SECRET: "of the torture alone", BATON_MASTER_KEY: key, BATON_INSTALLATION_KEY: key };
  Object.assign(process.env, { ...keys, LOG_LEVEL: "error" });
  const cluster = await startTestCluster();
  trial.atEnd(() => cluster.stop());
  const desk = await givenDesk();
  trial.atEnd(() => desk.drop());
  const live = await givenLive();
  trial.atEnd(() => live.stop());
  return live;
}
