/**
 * `npm run bench`: our figures beside their floors, measured in one run. Needs nothing running; uses its own data folder
 * and ports. CPU is shared by server, database and clients alike, so read the ratios.
 */
import { cpus } from "node:os";
import { benchClick } from "./bench/click.ts";
import { benchCommands } from "./bench/commands.ts";
import { benchFeed } from "./bench/feed.ts";
import { benchImport } from "./bench/import.ts";
import { benchLists } from "./bench/list-tables.ts";
import { startStand } from "./bench/stand.ts";

// Clicks first: the floors write rows that only they can read.
const ON_A_STAND = { click: benchClick, commands: benchCommands, feed: benchFeed, import: benchImport };

const said = process.argv.slice(2);
const sizes = said.map(Number).filter(Number.isInteger);
const wanted = said.filter((word) => !Number.isInteger(Number(word)));
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

console.log(`\n${cpus().length} cores, ${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}\n`);
const onAStand = Object.entries(ON_A_STAND).filter(([name]) => isWanted(name));
if (onAStand.length > 0) {
  const stand = await startStand();
  try {
    for (const [, run] of onAStand) await run(stand, sizes);
  } finally {
    await stand.stop();
  }
}
if (isWanted("lists")) await benchLists(sizes);
