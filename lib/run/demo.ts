import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { step } from "./progress.ts";

const DEMO_LOCK = 7_231_870_412;
const seedFile = join("prisma", "seed.ts");

/**
 * Fills an empty database with the demo, once. A start that was killed in the middle goes on at the next one (every
 * command of the seed has its own commandId); a database with people of its own is left alone.
 */
export async function fillDemo(url: string): Promise<void> {
  if (!existsSync(seedFile)) return console.log(`Demo: ${seedFile} is not there yet`);
  await query(url, async (client) => {
    // Of several processes that start together one fills it; the others wait, and find it done.
    await client.query("select pg_advisory_lock($1)", [DEMO_LOCK]);
    await fillUnlessFilled(client);
  });
}

async function fillUnlessFilled(client: pg.Client): Promise<void> {
  const state = await readState(client);
  if (state === "complete") return;
  if (state === "own people")
    return console.warn("BATON_DEMO is 1, but this database has people already: nothing added");
  await client.query("comment on table org is 'demo: started'");
  const { seed } = (await import(pathToFileURL(seedFile).href)) as { seed(): Promise<unknown> };
  await step("Demo", seed, () => "Demo filled");
  await client.query("comment on table org is 'demo: complete'");
}

async function readState(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ mark: string | null; people: boolean }>(
    "select obj_description('org'::regclass) as mark, exists (select from people) as people",
  );
  const mark = rows[0]?.mark?.replace(/^demo: /, "");
  return mark ?? (rows[0]?.people ? "own people" : "empty");
}

async function query<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // Told by the next query, which fails.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
