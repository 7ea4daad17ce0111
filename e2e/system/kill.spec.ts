import { expect, test } from "@playwright/test";
import { crowd } from "#lib/run/trial/crowd.ts";
import { Desk } from "#lib/run/trial/desk.ts";
import { keepsItsWord, Load } from "#lib/run/trial/load.ts";
import { Screen } from "#lib/run/trial/screen.ts";
import { type Server, startServer } from "#lib/run/trial/server.ts";
import { showsWhatIsFetched, verifies } from "#lib/run/trial/whole.ts";

test.setTimeout(120_000);

const kills: [string, (server: Server) => Promise<void>][] = [
  ["the server's process", (server) => server.kill()],
  [
    "the server's process and the database together",
    async (server) => {
      server.killDatabase();
      await server.kill();
    },
  ],
];

for (const [what, kill] of kills) {
  test(`kill -9 of ${what} under load loses nothing that was acknowledged`, async () => {
    const server = await startServer();
    try {
      await survives(server, () => kill(server));
    } finally {
      await server.remove();
    }
  });
}

async function survives(server: Server, kill: () => Promise<void>): Promise<void> {
  const desk = await Desk.open(server);
  const { people, keys } = await crowd(desk, 4, 6);
  const refs = await Promise.all(Array.from({ length: 6 }, () => desk.openCase()));
  const readers = [...people.map(({ client }) => client), desk.key, ...keys];
  const screens = await Promise.all(readers.map((reader) => Screen.open(reader, refs)));
  const connects = countConnects(screens);

  const load = new Load([desk.key, ...keys.slice(0, 4), ...people.map(({ client }) => client)], refs);
  await load.acknowledges(150);
  await kill();
  await load.stop();
  const unanswered = load.tries.filter(({ status }) => status === null);
  expect(unanswered.length).toBeGreaterThan(0);
  expect(load.tries.every(({ status }) => status === 200 || status === 503 || status === null)).toBe(true);

  await server.start();
  await keepsItsWord(desk.key, refs, load.tries);
  await load.settle();
  await keepsItsWord(desk.key, refs, load.tries);
  for (const screen of screens) await showsWhatIsFetched(screen);
  for (const screen of screens) expect(connects(screen)).toBe(1);
  for (const screen of screens) screen.close();
  await verifies(server);
}

/** How often each screen came back by itself. */
function countConnects(screens: Screen[]): (screen: Screen) => number {
  const counts = new Map(screens.map((screen) => [screen, 0]));
  for (const screen of screens) {
    screen.socket.on("connect", () => counts.set(screen, (counts.get(screen) ?? 0) + 1));
  }
  return (screen) => counts.get(screen) ?? 0;
}
