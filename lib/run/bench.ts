/**
 * `npm run bench`: our figures beside their floors and peers, measured in one run; docs/performance.md says how to read
 * them. Needs nothing running; uses its own data folders and ports. Words name lines, numbers further sizes of lists:
 * `npm run bench -- timers feed-across`, `npm run bench -- all 1000000 --markdown`.
 */
import { loadavg } from "node:os";
import { benchAppend } from "./bench/append.ts";
import { benchClick } from "./bench/click.ts";
import { benchCommands } from "./bench/commands.ts";
import { benchContactDecisions } from "./bench/contact-decisions.ts";
import { benchFanOut } from "./bench/fan-out.ts";
import { benchFeed } from "./bench/feed.ts";
import { benchFeedAcross } from "./bench/feed-across.ts";
import { benchImport } from "./bench/import.ts";
import type { Line } from "./bench/line.ts";
import { benchLists } from "./bench/list-tables.ts";
import { benchMemory } from "./bench/memory.ts";
import { benchOneClient } from "./bench/one-client.ts";
import { benchPages } from "./bench/pages.ts";
import { benchPayments } from "./bench/payments.ts";
import { machine, type Part, printPart, toMarkdown, writeJson } from "./bench/report.ts";
import { benchScreens } from "./bench/screens.ts";
import { benchSending } from "./bench/sending.ts";
import { type Stand, startStand } from "./bench/stand.ts";
import { benchTimers } from "./bench/timers.ts";

type Bench = { title: string; run: (stand: Stand, sizes: number[]) => Promise<Line[]> };
type Alone = { title: string; run: (sizes: number[]) => Promise<Line[]> };

/** On one server. Browsers first: the floors write rows that only they can read. */
const ON_A_STAND: Record<string, Bench> = {
  pages: { title: "JavaScript of a page", run: benchPages },
  click: { title: "A click on a row", run: benchClick },
  screens: { title: "From one screen to another", run: benchScreens },
  "fan-out": { title: "One event to many sockets", run: benchFanOut },
  commands: { title: "Commands through HTTP, 16 clients", run: benchCommands },
  feed: { title: "The feed in one process, 50 commands/s", run: benchFeed },
  "one-client": { title: "One event to one client", run: benchOneClient },
  append: { title: "The append alone", run: benchAppend },
  import: { title: "Import", run: benchImport },
};
const ALONE: Record<string, Alone> = {
  "feed-across": { title: "The feed across two processes", run: benchFeedAcross },
  memory: { title: "Idle sockets", run: benchMemory },
  timers: { title: "What falls due", run: benchTimers },
  sending: { title: "Messages that go out", run: benchSending },
  payments: { title: "Payments that come in", run: benchPayments },
  contact: { title: "Contact decisions on one core", run: benchContactDecisions },
  lists: { title: "Lists, searches and an opened case", run: benchLists },
};

const said = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const sizes = said.map(Number).filter(Number.isInteger);
const wanted = said.filter((word) => !Number.isInteger(Number(word)) && word !== "all");
const unknown = wanted.filter((word) => !(word in ON_A_STAND) && !(word in ALONE));
if (unknown.length > 0) {
  console.error(
    `There is no ${unknown.join(", ")}. Lines: ${[...Object.keys(ON_A_STAND), ...Object.keys(ALONE)].join(", ")}.`,
  );
  process.exit(2);
}
const isWanted = ([name]: [string, unknown]) => wanted.length === 0 || wanted.includes(name);
const parts: Part[] = [];

console.log(machine());
const onAStand = Object.entries(ON_A_STAND).filter(isWanted);
if (onAStand.length > 0) {
  const stand = await startStand();
  try {
    for (const [name, { title, run }] of onAStand) await tell(name, title, () => run(stand, sizes));
  } finally {
    await stand.stop();
  }
}
for (const [name, { title, run }] of Object.entries(ALONE).filter(isWanted)) await tell(name, title, () => run(sizes));
if (process.argv.includes("--markdown")) console.log(`\n${toMarkdown(parts)}`);

/** One that fails says so and the others go on; what was measured is written after each, should the run be broken off. */
async function tell(name: string, title: string, run: () => Promise<Line[]>): Promise<void> {
  const began = performance.now();
  try {
    const part = { name, title, lines: await run() };
    parts.push(part);
    printPart(part);
    writeJson(parts);
  } catch (error) {
    process.exitCode = 1;
    console.error(`\n${title}: failed.`, error);
  }
  console.log(`  (${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s, load ${loadavg()[0]?.toFixed(1)})`);
}
