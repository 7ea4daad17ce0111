/**
 * `npm run bench`: our figures beside their floors, measured in one run. Needs nothing running; uses its own data folder
 * and ports. CPU is shared by server, database and clients alike, so read the ratios.
 */
import { cpus } from "node:os";
import { benchClick } from "./bench/click.ts";
import { benchCommands } from "./bench/commands.ts";
import { benchFeed } from "./bench/feed.ts";
import { startStand } from "./bench/stand.ts";

const stand = await startStand();
try {
  console.log(`\n${cpus().length} cores, ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}\n`);
  const wanted = process.argv.slice(2);
  // Clicks first: the floors write rows that only they can read.
  const runs = { click: benchClick, commands: benchCommands, feed: benchFeed };
  for (const [name, run] of Object.entries(runs)) {
    if (wanted.length === 0 || wanted.includes(name)) await run(stand);
  }
} finally {
  await stand.stop();
}
