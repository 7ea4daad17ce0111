import type { Client } from "../trial/client.ts";
import { Screen } from "../trial/screen.ts";
import { showsWhatIsFetched } from "../trial/whole.ts";
import { commitNewer, damage } from "./poison.ts";
import { noteQuietly } from "./quiet-commits.ts";
import { openCases, type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";

export const poisonAndNewer: Scenario = {
  id: "15",
  name: "poison event, unknown newer event type",
  injected: "a damaged snapshot that falls due, a damaged event, events of a type that only a newer version knows",
  minutes: 3,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 2, workers: 1 });
    await parksOneCase(trial, stand);
    await feedsTheOthers(trial, stand);
    await passesOnWhatIsNewer(trial, stand);
  },
};

/** What is due on the damaged case comes first and fails; all others have their effect. */
async function parksOneCase(trial: Trial, { desk, sql }: Stand): Promise<void> {
  const [poisoned = "", ...others] = await openCases(desk, trial.many(60, 12));
  const soon = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();
  const hold = (ref: string, until: string) =>
    desk.key.does(ref, "place-hold", { kind: "other", reason: "for a moment", until });
  await hold(poisoned, soon(1.5));
  await damage(poisoned, "snapshot");
  await Promise.all(others.map((ref) => hold(ref, soon(2))));
  const left = "select count(*) as open from cases where next_due_at < now() and ref <> $1";
  const open = async (query: string) => Number((await sql.query(query, [poisoned])).rows[0].open);
  const due = "select count(*) as open from cases where next_due_at < now() and ref = $1";
  await until("the poisoned one is due", async () => (await open(due)) === 1);
  const took = await until("the others have their effect", async () =>
    (await Promise.all(others.map((ref) => desk.key.read(`/cases/${ref}`)))).every(
      (one) => one.case.holds.length === 0,
    ),
  );
  trial.atMost("the others went on within, ms", took, 5_000);
  trial.must("nothing else is due", (await open(left)) === 0);
  const attempts = "select due_attempts as open from cases where ref = $1";
  await until("the poisoned one is tried again and put off", async () => (await open(attempts)) >= 2);
  trial.measure("the poisoned one put off, times", await open(attempts));
  const answer = await desk.key.command(poisoned, "add-note", { text: "on a damaged case" });
  trial.must(
    `a command on it is answered plainly (${answer.status})`,
    answer.status === 500 && answer.body?.code !== undefined,
  );
}

/** An event that cannot be opened: its case's room hears nothing more; all other rooms of the socket go on. */
async function feedsTheOthers(trial: Trial, { desk, at }: Stand): Promise<void> {
  const [poisoned = "", other = ""] = await openCases(desk, 2);
  const screen = await Screen.open(at(1, desk.key), [poisoned, other]);
  await noteQuietly(other);
  await desk.key.does(poisoned, "add-note", { text: "soon damaged" });
  await screen.reaches(poisoned, 2);
  await damage(poisoned, "event");
  const late = await Screen.open(at(0, desk.key), [other]);
  const refused = await late.join(poisoned);
  trial.must("a join that must read it is answered", refused.ok || refused.code === "internal");
  for (let number = 0; number < 20; number += 1) await desk.key.does(other, "add-note", { text: "goes on" });
  await Promise.all([screen.reaches(other, 22), late.reaches(other, 22)]);
  for (const one of [screen, late]) one.close();
}

/** The room gets it, the browser fetches the case again, and everything goes on. */
async function passesOnWhatIsNewer(trial: Trial, { desk, at }: Stand): Promise<void> {
  const ref = await desk.openCase();
  const clients = [0, 1].map((node) => at(node, desk.key));
  const screens = await Promise.all(clients.map((client) => Screen.open(client, [ref])));
  const versions = [
    await commitNewer(ref),
    (await desk.key.does(ref, "add-note", { text: "after it" })).version,
    await commitNewer(ref),
  ];
  const last = Math.max(...versions);
  for (const screen of screens) await screen.reaches(ref, last);
  trial.must(
    "the newer events were pushed",
    screens.every((screen) => screen.pushed(ref).includes(last)),
  );
  trial.must(
    "each screen fetched the case again",
    screens.every(({ refetches }) => refetches > 0),
  );
  for (const screen of screens) await showsWhatIsFetched(screen);
  const late = await Screen.open(clients[0] as Client);
  await late.show(ref);
  const answer = await late.join(ref, 1);
  trial.must("whoever joins from before gets them", answer.ok);
  const { items } = await desk.key.read(`/cases/${ref}/events`);
  trial.must("the record shows them", items.length === last);
  await desk.key.does(ref, "place-hold", { kind: "other", reason: "commands go on" });
  for (const screen of [...screens, late]) screen.close();
}
