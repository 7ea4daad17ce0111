/** A program of the bench: fills a database of its own with as many cases as its argument says and prints what it measured. */
import { pool } from "../../server/database.ts";
import { valuesOfCustomers } from "../../server/search/searched-values.ts";
import { measureCounts, measureLists } from "./lists.ts";
import { measureOpens } from "./opens.ts";
import { startScratch } from "./scratch.ts";
import { indexMegabytes, measureSearches } from "./searches.ts";

const size = Number(process.argv[2]);
const began = performance.now();
const scratch = await startScratch(size);
try {
  const seconds = (performance.now() - began) / 1_000;
  const lists = await measureLists(scratch);
  const counts = await measureCounts(scratch);
  const searches = await measureSearches(scratch, await somebody());
  const megabytes = await indexMegabytes();
  // Last, for it adds cases.
  const opens = await measureOpens(scratch);
  console.log(JSON.stringify({ size, seconds, lists, counts, searches, indexMegabytes: megabytes, opens }));
} finally {
  await scratch.stop();
}

/** What a customer in the middle is found by. */
async function somebody() {
  const { rows } = await pool().query<{ id: string }>(
    "select customer_id as id from cases order by id offset (select count(*) / 2 from cases) limit 1",
  );
  const id = rows[0]?.id ?? "";
  const { phone, email, reference } = (await valuesOfCustomers(pool(), [id])).get(id) ?? {};
  if (!phone || !email || !reference) throw new Error("the customer has nothing to be found by");
  return { phone, email, reference };
}
