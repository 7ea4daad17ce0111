import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { percentiles, post } from "./clients.ts";
import { someRefs } from "./commands.ts";
import { importFloor } from "./floor-import.ts";
import type { Line } from "./line.ts";
import type { Stand } from "./stand.ts";

const ROWS = 20_000;
const PER_CUSTOMER = 4;
const PEOPLE_PER_SECOND = 20;
const ALONE_SECONDS = 10;

/** A file of debts (20,000 unless told) through the API while people go on working, beside the bare SQL function with bytes prepared ahead. */
export async function benchImport(stand: Stand, [rows = ROWS]: number[]): Promise<Line[]> {
  const refs = await someRefs(stand);
  await work(stand, refs, pause(2_000));
  const alone = await work(stand, refs, pause(ALONE_SECONDS * 1_000));
  const id = await upload(stand, rows);
  const done = finished(stand, id);
  const meanwhile = await work(stand, refs, done);
  const { seconds, memory } = await done;
  const floor = await importFloor(stand.databaseUrl, ROWS / PER_CUSTOMER);
  const [ours, bare] = [rows / seconds, (ROWS / PER_CUSTOMER / floor) * PER_CUSTOMER];
  const [without, within] = [percentiles(alone), percentiles(meanwhile)];
  const beside = [{ name: "same SQL, prepared bytes", value: bare }];
  const quiet = [{ name: "without it", value: without.p99 }];
  return [
    { what: `${rows.toLocaleString("en")} debts of new customers`, unit: "/s", ours, goal: { least: 2_000 }, beside },
    { what: "the import's process at most", unit: "MB", ours: memory },
    {
      what: `people's p99 meanwhile, ${PEOPLE_PER_SECOND} commands/s`,
      unit: "ms",
      ours: within.p99,
      beside: quiet,
      goal: { of: "ratio", most: 2 },
    },
  ];
}

/** Commands at an even pace until `end`; how long each took, in ms. */
async function work(stand: Stand, refs: string[], end: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const answers: Promise<void>[] = [];
  const over = new AbortController();
  end.then(
    () => over.abort(),
    () => over.abort(),
  );
  const began = performance.now();
  for (let n = 0; !over.signal.aborted; n += 1) {
    const wait = began + (n * 1_000) / PEOPLE_PER_SECOND - performance.now();
    if (wait > 0) await pause(wait);
    answers.push(note(stand, refs[n % refs.length] ?? "", times));
  }
  await Promise.all(answers);
  return times;
}

async function note(stand: Stand, ref: string, times: number[]): Promise<void> {
  const began = performance.now();
  const body = JSON.stringify({ commandId: randomUUID(), type: "add-note", data: { text: "A note of the bench" } });
  const { status } = await post(`${stand.url}/api/v1/cases/${ref}/commands`, body, authorised(stand));
  if (status !== 200) throw new Error(`a command answered ${status}`);
  times.push(performance.now() - began);
}

async function upload(stand: Stand, rows: number): Promise<string> {
  const form = new FormData();
  form.set("file", new Blob([file(rows)]), "bench.csv");
  form.set("mapping", JSON.stringify(MAPPING));
  const answer = await fetch(`${stand.url}/api/v1/imports`, { method: "POST", body: form, headers: authorised(stand) });
  if (answer.status !== 202) throw new Error(`the upload answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

async function finished(stand: Stand, id: string): Promise<{ seconds: number; memory: number }> {
  let memory = 0;
  for (;;) {
    const answer = await fetch(`${stand.url}/api/v1/imports/${id}`, { headers: authorised(stand) });
    const { state, rate, counts } = (await answer.json()) as {
      state: string;
      rate: number;
      counts: { finished: number };
    };
    memory = Math.max(memory, memoryOfImport());
    if (state === "failed") throw new Error("the import failed");
    if (state === "done") return { seconds: counts.finished / rate, memory };
    await pause(250);
  }
}

/** The most that the import's process has held, in MB, where the system tells; 0 elsewhere. */
function memoryOfImport(): number {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return Math.max(0, ...pids.map(highWater));
}

function highWater(pid: string): number {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("import-process.ts")) return 0;
    const said = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Math.round(Number(said?.[1] ?? 0) / 1024);
  } catch {
    return 0; // it ended while it was looked at
  }
}

function file(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const customer = Math.floor(n / PER_CUSTOMER);
    const person = `Person Number ${customer},p${customer}@mail.example,"${customer % 300} High Street, Town"`;
    return `K${customer},${person},I${n},2025-0${1 + (customer % 9)}-10,${10 + (n % 5_000)}.50`;
  });
  return ["customer,name,email,address,invoice,opened,amount", ...rows].join("\n");
}

const MAPPING = {
  source: `bench-${Date.now()}`,
  portfolio: { constant: "uk-cards" },
  customer: {
    reference: { column: "customer" },
    name: { column: "name" },
    email: { column: "email" },
    address: { column: "address" },
  },
  debt: {
    reference: { column: "invoice" },
    amount: { column: "amount" },
    currency: { constant: "GBP" },
    opened: { column: "opened" },
  },
};

function authorised({ key }: Stand): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}
