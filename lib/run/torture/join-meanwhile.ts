import { pool } from "../../server/database.ts";
import { command, givenCase, note, type Visitor } from "../../server/live/given-live.ts";
import { openHall } from "./hall.ts";
import { noteQuietly } from "./quiet-commits.ts";
import type { Scenario, Trial } from "./trial.ts";

/** Before and after each of this many waits of a join for the database. */
const WAITS = 3;
const COMMITS: [string, (ref: string) => Promise<unknown>][] = [
  ["told", (ref) => note(ref)],
  ["quiet", (ref) => noteQuietly(ref)],
  ["told and quiet", (ref) => Promise.all([note(ref), noteQuietly(ref)])],
  ["two events", (ref) => command(ref, "place-hold", { kind: "other", reason: "so" }).then(() => note(ref))],
];

export const joinMeanwhile: Scenario = {
  id: "4",
  name: "event between first fetch and join",
  injected: "commits between fetch and join, and before and after every wait of the join for the database",
  minutes: 2,
  run: async (trial) => {
    const live = await openHall(trial);
    const query = pool().query.bind(pool());
    let joins = 0;
    let injected = 0;
    for (let round = 0; round < trial.many(8, 2); round += 1) {
      for (const [what, commit] of COMMITS) {
        for (let at = 0; at <= 2 * WAITS; at += 1) {
          const ref = await givenCase();
          const visitor = await live.enter();
          // Half of them join a room that somebody is in already.
          if (round % 2 === 1) await (await live.enter()).ask("case:join", { ref, after: 1 });
          const meanwhile = injectAt(at, () => commit(ref), query);
          const answer = await visitor.ask("case:join", { ref, after: 1 });
          injected += meanwhile.done();
          await commit(ref);
          await checkSeen(trial, `${what} at step ${at}`, visitor, ref, answer);
          joins += 1;
        }
      }
    }
    trial.measure("joins", joins);
    trial.measure("commits inside a join", injected);
    trial.must("commits hit the inside of joins", injected > joins / 2);
  },
};

type Query = (...args: unknown[]) => Promise<unknown>;

/** At step 0 the commit comes before the join; then before and after each query of it, as long as there are any. */
function injectAt(at: number, commit: () => Promise<unknown>, query: unknown): { done(): number } {
  const real = query as Query;
  let step = 0;
  let done = 0;
  const now = async () => {
    step += 1;
    if (step !== at) return;
    done += 1;
    await commit();
  };
  const hooked: Query = async (...args) => {
    // The tail and the check of access go on beside the join and are no step of it.
    if (!isOfJoin(args[0])) return real(...args);
    await now();
    const answer = await real(...args);
    await now();
    return answer;
  };
  Object.assign(pool(), { query: hooked });
  return {
    done: () => {
      Object.assign(pool(), { query: real });
      return done;
    },
  };
}

function isOfJoin(query: unknown): boolean {
  const { name = "", text = "" } = (typeof query === "string" ? { text: query } : query) as Record<string, string>;
  return /^live-/.test(name) || /opened|access_log/.test(`${name} ${text}`);
}

/** Everything after version 1 has come exactly once and in order, by the answer and then by pushes. */
async function checkSeen(trial: Trial, what: string, visitor: Visitor, ref: string, answer: unknown): Promise<void> {
  const { rows } = await pool().query<{ version: number }>("select version from cases where ref = $1", [ref]);
  const version = rows[0]?.version ?? 0;
  const { events = [] } = answer as { events?: { version: number }[] };
  const answered = events.map((event) => event.version);
  if ((answered.at(-1) ?? 1) < version) await visitor.hearsVersion(ref, version);
  const seen = [...answered, ...visitor.versions(ref)];
  const due = Array.from({ length: version - 1 }, (_, at) => at + 2);
  if (JSON.stringify(seen) !== JSON.stringify(due)) trial.fault(`${what}: saw ${seen}, not ${due}`);
  visitor.socket.disconnect();
}
