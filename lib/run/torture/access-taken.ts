import type { Client } from "../trial/client.ts";
import { Screen } from "../trial/screen.ts";
import { type Stand, startStand } from "./stand.ts";
import type { Scenario, Trial } from "./trial.ts";
import { until } from "./until.ts";

type Take = (stand: Stand, person: Client) => Promise<unknown>;
const asAdmin = ({ desk, at }: Stand, method: string, path: string, body?: unknown) =>
  at(0, desk.key).send(method, path, body);

/** By the API on the first node, and in the database alone, where no control message is ever sent. */
const WAYS: [string, Take][] = [
  ["membership", ({ desk }, { id }) => desk.setTeams(id, ["pre-legal"])],
  ["grant", ({ desk }) => desk.revoke("late-stage")],
  ["person disabled", (stand, { id }) => asAdmin(stand, "POST", `/admin/people/${id}/deactivation`, {})],
  ["signed out", ({ at }, person) => at(0, person).send("POST", "/me/sign-out-everywhere", {})],
  ["membership, message dropped", ({ sql }, { id }) => sql.query("delete from memberships where person_id = $1", [id])],
  ["grant, message dropped", ({ sql }) => sql.query("delete from grants where team_slug = 'late-stage'")],
  [
    "person disabled, message dropped",
    ({ sql }, { id }) => sql.query("update people set active = false where id = $1", [id]),
  ],
  [
    "signed out, message dropped",
    ({ sql }, { id }) => sql.query("update sessions set ended_at = now() where person_id = $1", [id]),
  ],
  [
    "session expired",
    ({ sql }, { id }) => sql.query("update sessions set seen_at = now() - interval '1 day' where person_id = $1", [id]),
  ],
];

export const accessTaken: Scenario = {
  id: "8",
  name: "permission revoked, person disabled, session expired or signed out",
  injected: "rights taken on one node while screens are open on both; also with the control message dropped",
  minutes: 4,
  run: async (trial) => {
    const stand = await startStand(trial, { web: 2, workers: 1 });
    for (const [what, take] of WAYS) {
      const took: number[] = [];
      for (let round = 0; round < trial.many(3, 1); round += 1) took.push(await takeFrom(trial, stand, what, take));
      trial.atMost(`${what}, ms`, Math.max(...took), 1_000);
    }
  },
};

/** How long it took until both screens were out, in ms. */
async function takeFrom(trial: Trial, stand: Stand, what: string, take: Take): Promise<number> {
  const { desk, at } = stand;
  const person = await desk.employ({ name: "Agent", role: "agent", teams: ["late-stage"] });
  const ref = await desk.openCase();
  const screens = await Promise.all([0, 1].map((node) => Screen.open(at(node, person), [ref])));
  for (const screen of screens) screen.socket.io.reconnection(false);
  await desk.key.does(ref, "add-note", { text: "seen by both" });
  for (const screen of screens) await screen.reaches(ref, 2);
  const began = performance.now();
  await take(stand, person);
  const isOut = (screen: Screen) =>
    screen.heard.some(({ event }) => event === "access:revoked") || screen.socket.disconnected;
  await until(`${what}: both are out`, () => screens.every(isOut));
  const took = performance.now() - began;
  const heard = screens.map(({ heard: { length } }) => length);
  await desk.key.does(ref, "add-note", { text: "not for them" });
  await Promise.all([0, 1].map((node) => fence(at(node, desk.key), ref)));
  const more = screens.flatMap((screen, node) =>
    screen.heard.slice(heard[node]).filter(({ event }) => event === "case:event"),
  );
  trial.none(
    `${what}: heard afterwards`,
    more.map(({ message }) => `#${message.version}`),
  );
  const status = (await at(1, person).get(`/cases/${ref}`)).status;
  trial.must(`${what}: the case is not there any more (${status})`, status === 404 || status === 401);
  for (const screen of screens) screen.close();
  await desk.grant("late-stage");
  return took;
}

/** Somebody else on that node has heard it: whatever was sent there has gone out. */
async function fence(reader: Client, ref: string): Promise<void> {
  const other = await Screen.open(reader, [ref]);
  const { version } = await reader.does(ref, "add-note", { text: "fence" });
  await other.reaches(ref, version);
  other.close();
}
