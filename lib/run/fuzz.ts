/**
 * `npm run fuzz [-- --seed n --minutes m]`: requests and sockets that nobody should send, against an installation of its
 * own, until the time is over; then every hash chain is verified. Ends with 1 and the requests when something fell.
 */
import { parseArgs } from "node:util";
import { abreast } from "./fuzz/abreast.ts";
import { breakGround, type Ground, SECRETS } from "./fuzz/ground.ts";
import { RAW_LINES, rawFaults, sendRaw } from "./fuzz/raw-lines.ts";
import { emptySocketTally, fuzzSockets, type SocketTally } from "./fuzz/sockets.ts";
import { emptyTally, fire, type Tally } from "./fuzz/volley.ts";
import { runProgram } from "./program.ts";
import { seconds } from "./progress.ts";

const { seed, minutes } = readOptions();

const findings: string[] = [];

console.log(`Fuzzing with seed ${seed} for ${minutes} min`);
const ground = await breakGround();
try {
  await fuzzUntilTheEnd(ground);
} finally {
  await ground.stop();
}
for (const finding of findings) console.error(`✗ ${finding}\n`);
console.log(findings.length === 0 ? "Nothing fell." : `${findings.length} kinds of findings.`);
process.exitCode = findings.length === 0 ? 0 : 1;

async function fuzzUntilTheEnd(ground: Ground): Promise<void> {
  const until = performance.now() + minutes * 60_000;
  const [requests, sockets] = [emptyTally(), emptySocketTally()];
  for (let round = 0; round === 0 || performance.now() < until; round += 1) {
    const volley = { seed: seed + round, perOperation: 10, atOnce: 6, within: 10_000 };
    await fire(ground.world, volley, requests);
    await fuzzSockets(await socketWorld(ground), { seed: seed + round, sockets: 32 }, sockets);
    if (round === 0) await sendRawLines(ground);
    tell(round, requests, sockets);
  }
  findings.push(...requests.findings.map(({ what, request, answer }) => `${what}\n  ${request}\n  ${answer}`));
  findings.push(...new Set(sockets.findings));
  await lookBehind(ground);
}

async function socketWorld({ world, key, ask, makeKey }: Ground) {
  const { body } = await ask("GET", "/cases?limit=5");
  const refs = (body.items ?? []).flatMap(({ ref }) => ref ?? []);
  let count = 0;
  const write = async () => {
    const said = {
      commandId: `fuzz-witness-${Date.now()}-${count++}`,
      type: "add-note",
      data: { text: "Quillfeather" },
    };
    return (await ask("POST", `/cases/${refs[0]}/commands`, said)).body.version ?? 0;
  };
  const [witness, another, outsider] = [await makeKey(["read"]), await makeKey(["read"]), await makeKey(["webhooks"])];
  return { url: world.url, witness, insiders: [key, another], outsiders: [outsider], refs, secrets: SECRETS, write };
}

async function sendRawLines({ world }: Ground): Promise<void> {
  await abreast(RAW_LINES, 4, async (bytes) => {
    const answers = await sendRaw(world.url, bytes, 2_000);
    for (const fault of rawFaults(answers)) findings.push(`raw bytes: ${fault}\n  ${bytes.toString().slice(0, 200)}`);
  });
}

/** What the server wrote meanwhile, and whether the records are whole. */
async function lookBehind({ server, dataDir }: Ground): Promise<void> {
  const said = server.said();
  const bad = said.split("\n").filter((line) => /"level":(50|60)|Unhandled|outside every route/.test(line));
  if (bad.length > 0) findings.push(`the server complained ${bad.length} times\n  ${bad.slice(0, 5).join("\n  ")}`);
  if (SECRETS.some((secret) => said.includes(secret))) findings.push("the log names a customer");
  const { code, said: verified } = await runProgram(["lib/run/verify.ts"], { BATON_DATA_DIR: dataDir });
  console.log(verified.trim());
  if (code !== 0) findings.push(`verify found what does not fit\n  ${verified}`);
}

function tell(round: number, requests: Tally, { sockets, messages, served }: SocketTally): void {
  const { requests: sent, operations, reached, slowest, byStatus } = requests;
  const statuses = Object.entries(byStatus).map(([status, count]) => `${status}×${count}`);
  console.log(
    `Round ${round + 1}: ${sent} requests to ${operations} operations (${reached.size} did something; slowest ${seconds(slowest)}), ` +
      `${sockets} sockets with ${messages} messages, the witness served ${served} times; ${requests.findings.length} findings\n  ${statuses.join(" ")}`,
  );
}

function readOptions(): { seed: number; minutes: number } {
  const options = {
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    minutes: { type: "string", default: "5" },
  } as const;
  try {
    const { seed, minutes } = parseArgs({ options }).values;
    if (Number.isInteger(Number(seed)) && Number(minutes) > 0) return { seed: Number(seed), minutes: Number(minutes) };
    console.error("The seed is a whole number, the minutes more than nothing.");
  } catch (error) {
    console.error((error as Error).message);
  }
  console.error("Usage: npm run fuzz [-- --seed 7 --minutes 5]");
  process.exit(2);
}
