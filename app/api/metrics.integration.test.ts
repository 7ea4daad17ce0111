import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { COMMANDS } from "#lib/domain/commands.ts";
import { allRules } from "#lib/domain/contact-policy/rule-words.ts";
import { SENT_CHANNELS } from "#lib/domain/contact-words.ts";
import { DIRECTORY } from "#lib/domain/given-organisation.ts";
import { pool } from "#lib/server/database.ts";
import { PROBLEMS } from "#lib/server/openapi/problems.ts";
import { CASES } from "#lib/server/work-figures.ts";
import { command, get, givenCase, openDesk, robot, send, signIn } from "./v1/given-api.ts";

let desk: Awaited<ReturnType<typeof openDesk>>;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

type Documented = { name: string; type: string; labels: string[] };
type Sample = { name: string; labels: Record<string, string> };

const scrape = async (): Promise<string> => {
  const { text } = await send("GET", "/metrics", { "x-baton-here": "yes" });
  return text
    .split("\n")
    .filter((line) => line.includes("baton_"))
    .join("\n");
};

function documented(): Documented[] {
  const rows = readFileSync("docs/metrics.md", "utf8").matchAll(/^\| `(baton_\w+)` \| (\w+) \| ([^|]*)\|/gm);
  return [...rows].map(([, name = "", type = "", labels = ""]) => {
    return { name, type, labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label = ""]) => label) };
  });
}

function samplesOf(text: string): Sample[] {
  const lines = text.matchAll(/^(baton_\w+?)(?:_bucket|_sum|_count)?(?:\{(.*)\})? \S+$/gm);
  return [...lines].map(([, name = "", labels = ""]) => {
    const pairs = [...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = "", value = ""]) => [label, value]);
    return { name, labels: Object.fromEntries(pairs.filter(([label]) => label !== "le")) };
  });
}

/** All that the labels may ever say. */
const BOUNDS: Record<string, readonly string[]> = {
  team: Object.keys(DIRECTORY.teams),
  type: [...Object.keys(COMMANDS), "unknown"],
  method: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "other"],
  status: ["2xx", "3xx", "4xx", "5xx"],
  code: ["unauthorized", "unavailable"],
  rule: allRules(),
};
const BOUNDS_OF: Record<string, Record<string, readonly string[]>> = {
  baton_commands_total: { outcome: ["accepted", "replayed", "failed", ...Object.keys(PROBLEMS)] },
  baton_handover_answer_seconds: { outcome: ["accepted", "declined", "expired", "withdrawn"] },
  baton_timers_total: { outcome: ["advanced", "put-off", "parked"] },
  baton_imports: { state: ["receiving", "staging", "running", "paused"] },
  baton_pool_connections: { state: ["in-use", "idle", "wanted"] },
  baton_live_closes_total: { reason: ["other"] },
  baton_contacts_total: {
    channel: Object.keys(SENT_CHANNELS),
    outcome: ["sent", "refused", "put-off", "unknown", "found", "blocked", "parked"],
  },
  baton_webhooks_total: { gateway: ["twilio"], outcome: ["taken", "unknown", "forged"] },
};

/** What people and systems do in a day, with what is wrong among it. */
async function givenDay(): Promise<void> {
  const [amara, priya, key] = [await signIn("amara"), await signIn("priya"), await robot()];
  for (const answer of ["accept-handover", "decline-handover", "withdraw-handover"]) {
    const ref = await givenCase();
    await command(ref, amara, "take-case", {});
    await command(ref, amara, "offer-handover", { toTeam: "specialist-support", reason: "skill", note: "Marker" });
    const { handover } = (await get(`/cases/${ref}`, priya)).body.case;
    const by = answer === "withdraw-handover" ? amara : priya;
    const data = answer === "decline-handover" ? { reason: "wrong-team" } : {};
    const { status, text } = await command(ref, by, answer, { handoverId: handover.id, ...data });
    expect(status, text).toBe(200);
  }
  await command("C-0000-0000", key, "add-note", { text: "Marker" });
  await command(await givenCase(), key, "make-coffee Marker", {});
  await get("/cases?q=Marker", key);
  await get("/cases/Marker", key);
}

it("says what docs/metrics.md says, with few values of every label", async () => {
  const table = documented();
  expect(table.length).toBeGreaterThan(20);
  await givenDay();
  const text = await scrape();

  const told = [...text.matchAll(/^# TYPE (baton_\w+) (\w+)$/gm)].map(([, name, type]) => `${name} ${type}`);
  expect(told.sort()).toEqual(table.map(({ name, type }) => `${name} ${type}`).sort());
  for (const { name, labels } of samplesOf(text)) {
    expect(Object.keys(labels).sort(), name).toEqual(table.find((row) => row.name === name)?.labels.sort());
    for (const [label, value] of Object.entries(labels)) {
      const allowed = BOUNDS_OF[name]?.[label] ?? BOUNDS[label];
      expect(allowed, `${name} ${label}`).toContain(value);
    }
  }
  expect(text).not.toMatch(/Marker|Achterberg|C-[0-9A-Z]{4}-/);
});

it("names counters, units and help as Prometheus asks", async () => {
  const text = await scrape();
  for (const { name, type } of documented()) {
    expect(name.endsWith("_total"), name).toBe(type === "counter");
    if (type === "histogram") expect(name).toMatch(/_seconds$/);
    expect(text).toMatch(new RegExp(`^# HELP ${name} [A-Z].*\\.$`, "m"));
  }
});

it("asks the database by indexes of what it counts, whatever the number of cases", async () => {
  const client = await pool().connect();
  try {
    // A small table is read whole, whatever indexes it has.
    await client.query("begin; set local enable_seqscan = off; set local enable_bitmapscan = off");
    const { rows } = await client.query<Record<string, string>>(`explain ${CASES}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    for (const index of ["cases_next_due", "cases_put_off", "reassignment_items_waiting"])
      expect(plan).toContain(index);
    expect(plan).not.toMatch(/Seq Scan on (cases|reassignment_items)/);
  } finally {
    await client.query("rollback");
    client.release();
  }
});

it("takes the time of offers and of queues when they end", async () => {
  const text = await scrape();
  for (const outcome of ["accepted", "declined", "withdrawn"])
    expect(text).toContain(`baton_handover_answer_seconds_count{team="specialist-support",outcome="${outcome}"} 1`);
  expect(text).toContain('baton_untaken_seconds_count{team="early-arrears"} 3');
  expect(text).toMatch(/baton_pool_wait_seconds_count [1-9]/);
  expect(text).toMatch(/baton_http_answer_seconds_count\{method="GET",status="4xx"\} [1-9]/);
});
